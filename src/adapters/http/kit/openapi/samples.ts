/**
 * What the examples of the document are about: one person, her project, her task and what she paid. Whoever tries an
 * operation puts their own in the places of these values; each of them stands for one thing alone.
 */
export const samples = {
  userId: '0199e3d2-5a41-7c06-9b0f-4f1c8b7a2d10',
  projectId: '0199e3d2-6b52-7d17-8c1a-5a2d9c8b3e21',
  paymentId: '0199e3d2-7c63-7e28-9d2b-6b3ead9c4f32',
  sessionId: '0199e3d2-8d74-7f39-8e3c-7c4fbead5043',
  taskId: 4711,
  commandId: '0199e3d2-db09-7481-98cc-c1db50303409',
  fileId: '0199e3d2-cab8-7370-87bb-b0ca4f2f1298',
  jobId: '0199e3d2-dbc9-7481-98cc-c1db5a3f24a9',
  text: 'Milk, bread',
  textDigest: 'e1c3da16b4097ae1636569dd40485773dba293c41aa9f8ef1ae798a460366668',
  linkExpires: '2026-11-20T12:05:00.000Z',
  linkSignature: '3kW8vYpT5sLq0xZc7bNf2mRj',
  email: 'ada@example.com',
  /** Of somebody who has no account yet. */
  newEmail: 'grace@example.com',
  password: 'Correct-horse-7',
  refreshToken: '5V1bJw3nQ0yXk7rT2mZc9A',
  resetToken: '2gH7dKq4RzWn8sYb1LxV6E',
  verificationToken: '9pC3fMt6JvUa5eNh0QkS8I',
  moment: '2026-11-20T12:00:00.000Z',
} as const;
