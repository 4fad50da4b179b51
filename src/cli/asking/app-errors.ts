/** The app that runs here cannot be asked, or was lost on the way. */
export class AppOutOfReach extends Error {
  override readonly name = 'AppOutOfReach';
}

/** The app that runs here has another ADMIN_TOKEN, or none. */
export class TokenRefused extends Error {
  override readonly name = 'TokenRefused';
}
