export const identify = async (token, verify) => {
  if (token.isErr()) return err(token.error);
  const claims = await verify(token.value);
  if (claims.isErr()) return err(claims.error);
  return claims;
};
