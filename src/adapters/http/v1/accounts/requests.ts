import { z } from 'zod';
import { parseEmail, parseKnownEmail } from '../../../../domain/accounts/email.ts';
import { nameBounds } from '../../../../domain/accounts/name.ts';
import { Password, passwordBounds } from '../../../../domain/accounts/password.ts';
import { emailBounds } from '../../../../domain/accounts/user-id.ts';
import { isStorable } from '../../../../domain/kernel/text.ts';
import { samples } from '../../kit/openapi/samples.ts';
import { refuse, text } from '../../kit/schemas.ts';

const emailBy = (parse: typeof parseEmail) =>
  z
    .string()
    .transform((given, context) =>
      parse(given).match(
        (parsed): string => parsed,
        (broken) => refuse(context, broken),
      ),
    )
    .meta({ format: 'email', maxLength: emailBounds.max, examples: [samples.email] });

const newEmail = emailBy(parseEmail);
const email = emailBy(parseKnownEmail);

/** A password that is chosen: every broken rule is told. */
const newPassword = z
  .string()
  .transform((given, context) =>
    Password.parse(given).match(
      () => given,
      ([first, ...others]) => {
        for (const broken of others) refuse(context, broken);
        return first === undefined ? given : refuse(context, first);
      },
    ),
  )
  .meta({
    format: 'password',
    minLength: passwordBounds.min,
    examples: [samples.password],
    description: `With one of A–Z and one of 0–9; at most ${passwordBounds.maxBytes} bytes in UTF-8`,
  });

/** Something that is compared with what is kept: taken exactly as it was sent. */
const secret = (example: string, format?: string) =>
  z
    .string()
    .transform((given, context) => {
      if (given === '') return refuse(context, { rule: 'required', constraint: 'required' });
      if (!isStorable(given)) return refuse(context, { rule: 'format', constraint: 'valid Unicode without U+0000' });
      return given;
    })
    .meta({ minLength: 1, ...(format === undefined ? {} : { format }), examples: [example] });

const password = secret(samples.password, 'password');
const name = text(nameBounds).meta({ examples: ['Ada Lovelace'] });

export const registerBody = z
  .object({ email: newEmail.meta({ examples: [samples.newEmail] }), password: newPassword, name })
  .meta({ id: 'Register' });
export const logInBody = z.object({ email, password }).meta({ id: 'LogIn' });
export const refreshBody = z.object({ refreshToken: secret(samples.refreshToken).optional() }).meta({ id: 'Refresh' });
export const emailBody = z.object({ email }).meta({ id: 'ForgotPassword' });
export const resetBody = z
  .object({ token: secret(samples.resetToken), password: newPassword })
  .meta({ id: 'ResetPassword' });
export const tokenBody = z.object({ token: secret(samples.verificationToken) }).meta({ id: 'VerifyEmail' });
export const renameBody = z.object({ name }).meta({ id: 'UserPatch' });
export const changePasswordBody = z.object({ currentPassword: password, newPassword }).meta({ id: 'ChangePassword' });
export const passwordBody = z.object({ password }).meta({ id: 'ConfirmPassword' });
export const sessionPath = z.object({ id: z.uuid().meta({ examples: [samples.sessionId] }) });
