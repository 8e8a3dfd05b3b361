const secretName = /(?:KEY|KEY_ID|TOKEN|SECRET|PASSWORD)$/;
const fewestLetters = 8;

function findPassword(url: string | undefined): string {
  return url !== undefined && URL.canParse(url) ? new URL(url).password : '';
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * What of an environment must stand in no log, as it is and as JSON writes it: the values of variables that are named as keys, tokens, secrets or
 * passwords, and the password in DATABASE_URL. Those of fewer than eight letters are left: they would be found in what is harmless.
 */
export function listSecrets(variables: Readonly<Record<string, string | undefined>>): string[] {
  const named = Object.entries(variables).flatMap(([name, value]) => (secretName.test(name) && value !== undefined ? [value.trim()] : []));
  const password = findPassword(variables['DATABASE_URL']);
  const secrets = [...named, password, decode(password)].filter(({ length }) => length >= fewestLetters);
  return [...new Set(secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1)]))];
}
