/** What production asks for, at the least. */
export const production = {
  NODE_ENV: 'production',
  BETTER_AUTH_SECRET: 'q8Zt4LrW1nXv7Kc2Yb9Pd5Mh3Js6Ga0F',
  PAYMENTS_SANDBOX: 'allow',
  MAIL: 'files',
  APP_URL: 'https://app.example.com',
} as const;
