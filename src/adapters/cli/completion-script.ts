import type { CliCommand } from './command.ts';

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Completable = Pick<CliCommand, 'words' | 'summary' | 'options' | 'output' | 'confirm'>;

const flagsOf = ({ options = [], output, confirm }: Completable): readonly string[] => [
  ...options.map(({ flags }) => flags.split(' ')[0] ?? ''),
  ...(output === undefined ? [] : ['--json']),
  ...(confirm === undefined ? [] : ['--yes']),
  '--help',
];

/** What may follow each beginning of a line: the commands stand in the script, so that no key waits for a program. */
function following(commands: readonly Completable[]): ReadonlyMap<string, readonly string[]> {
  const next = new Map<string, Set<string>>([['', new Set(['--help', '--version'])]]);
  for (const each of commands) {
    const words = each.words.split(' ');
    words.forEach((word, n) => {
      const before = words.slice(0, n).join(' ');
      next.set(before, (next.get(before) ?? new Set(['--help'])).add(word));
    });
    next.set(each.words, new Set(flagsOf(each)));
  }
  return new Map([...next].map(([words, choices]) => [words, [...choices]]));
}

const cases = (commands: readonly Completable[]): string =>
  [...following(commands)].map(([words, choices]) => `      '${words}') choices='${choices.join(' ')}' ;;`).join('\n');

/** `at` is where `mainstay` stands; npx may stand before it. */
const bash = (commands: readonly Completable[]): string => `# bash completion for mainstay and npx mainstay
_mainstay() {
  local at=0 line='' first choices=''
  if [ "\${COMP_WORDS[0]##*/}" = npx ]; then
    [ "$COMP_CWORD" -eq 1 ] && COMPREPLY=($(compgen -W mainstay -- "\${COMP_WORDS[1]}"))
    [ "$COMP_CWORD" -gt 1 ] && [ "\${COMP_WORDS[1]}" = mainstay ] || return 0
    at=1
  fi
  first="\${COMP_WORDS[at+1]}"
  [ $((COMP_CWORD - at)) -eq 2 ] && line="$first"
  [ $((COMP_CWORD - at)) -gt 2 ] && line="$first \${COMP_WORDS[at+2]}"
  for line in "$line" "$first"; do
    case "$line" in
${cases(commands)}
    esac
    [ -n "$choices" ] && break
  done
  COMPREPLY=($(compgen -W "$choices" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _mainstay mainstay npx`;

const zsh = (commands: readonly Completable[]): string => `#compdef mainstay npx
_mainstay() {
  local at=1 line='' first choices=''
  if [[ "\${words[1]:t}" == npx ]]; then
    if (( CURRENT == 2 )); then compadd mainstay; return; fi
    if [[ "\${words[2]}" != mainstay ]]; then _files; return; fi
    at=2
  fi
  first="\${words[at+1]}"
  (( CURRENT - at == 2 )) && line="$first"
  (( CURRENT - at > 2 )) && line="$first \${words[at+2]}"
  for line in "$line" "$first"; do
    case "$line" in
${cases(commands)}
    esac
    [[ -n "$choices" ]] && break
  done
  compadd -- \${=choices} || _files
}
if [[ "\${funcstack[1]}" == _mainstay ]]; then _mainstay "$@"; else
  (( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }
  compdef _mainstay mainstay npx
fi`;

const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

function fish(commands: readonly Completable[]): string {
  const words = new Map<string, Map<string, string>>();
  for (const { words: all, summary } of commands) {
    const [first = '', second] = all.split(' ');
    const [before, word] = second === undefined ? ['', first] : [first, second];
    if (second !== undefined) words.set('', (words.get('') ?? new Map()).set(first, ''));
    words.set(before, (words.get(before) ?? new Map()).set(word, summary));
  }
  const offered = [...words].flatMap(([before, choices]) =>
    [...choices].map(
      ([word, summary]) =>
        `-f -n ${quoted(`__mainstay_is '${before}'`.replaceAll("'", '"'))} -a ${word} -d ${quoted(summary)}`,
    ),
  );
  const flags = commands.flatMap((each) =>
    flagsOf(each).map((flag) => `-n ${quoted(`__mainstay_begins "${each.words}"`)} -l ${flag.slice(2)}`),
  );
  return `# fish completion for mainstay and npx mainstay
function __mainstay_words
  set -l words (commandline -opc)
  string match -qr '(^|/)npx$' -- $words[1]; and set -e words[1]
  string match -qr '(^|/)mainstay$' -- $words[1]; or return 1
  set -e words[1]
  string join ' ' -- $words
  return 0
end
function __mainstay_is
  set -l words (__mainstay_words); or return 1
  test "$words" = "$argv[1]"
end
function __mainstay_begins
  set -l words (__mainstay_words); or return 1
  string match -q -- "$argv[1]*" "$words"
end
complete -c npx -n 'test (count (commandline -opc)) -eq 1' -a mainstay
for program in mainstay npx
${[...offered, ...flags].map((line) => `  complete -c $program ${line}`).join('\n')}
end`;
}

export const completionScript = (shell: (typeof shells)[number], commands: readonly Completable[]): string =>
  ({ bash, zsh, fish })[shell](commands);
