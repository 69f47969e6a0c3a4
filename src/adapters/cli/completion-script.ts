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

const cases = (commands: readonly Completable[], assign: (choices: string) => string): string =>
  [...following(commands)].map(([words, choices]) => `    '${words}') ${assign(choices.join(' '))} ;;`).join('\n');

const bash = (commands: readonly Completable[]): string => `# bash completion for mainstay
_mainstay() {
  local words choices=''
  words="\${COMP_WORDS[*]:1:2}"
  [ "$COMP_CWORD" -eq 1 ] && words=''
  [ "$COMP_CWORD" -eq 2 ] && words="\${COMP_WORDS[1]}"
  for words in "$words" "\${COMP_WORDS[1]}"; do
    case "$words" in
${cases(commands, (choices) => `choices='${choices}'`)}
    esac
    [ -n "$choices" ] && break
  done
  COMPREPLY=($(compgen -W "$choices" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _mainstay mainstay`;

const zsh = (commands: readonly Completable[]): string => `#compdef mainstay
_mainstay() {
  local line choices=''
  if (( CURRENT == 2 )); then line=''
  elif (( CURRENT == 3 )); then line="\${words[2]}"
  else line="\${words[2]} \${words[3]}"; fi
  for line in "$line" "\${words[2]}"; do
    case "$line" in
${cases(commands, (choices) => `choices='${choices}'`)}
    esac
    [[ -n "$choices" ]] && break
  done
  compadd -- \${=choices} || _files
}
if [ "$funcstack[1]" = "_mainstay" ]; then _mainstay "$@"; else compdef _mainstay mainstay; fi`;

const quoted = (text: string): string => `'${text.replaceAll("'", '’')}'`;

function fish(commands: readonly Completable[]): string {
  const groups = [
    ...new Set(
      commands
        .map(({ words }) => words.split(' '))
        .filter(([, second]) => second !== undefined)
        .map(([first = '']) => first),
    ),
  ];
  const lines = commands.flatMap((each) => {
    const [first = '', second] = each.words.split(' ');
    const seen =
      second === undefined
        ? `__fish_seen_subcommand_from ${first}`
        : `__fish_seen_subcommand_from ${first}; and __fish_seen_subcommand_from ${second}`;
    const offered = second === undefined ? '__fish_use_subcommand' : `__fish_seen_subcommand_from ${first}`;
    return [
      `complete -c mainstay -f -n ${quoted(offered)} -a ${second ?? first} -d ${quoted(each.summary)}`,
      ...flagsOf(each).map((flag) => `complete -c mainstay -n ${quoted(seen)} -l ${flag.slice(2)}`),
    ];
  });
  return [
    '# fish completion for mainstay',
    ...groups.map((name) => `complete -c mainstay -f -n __fish_use_subcommand -a ${name}`),
    ...lines,
  ].join('\n');
}

export const completionScript = (shell: (typeof shells)[number], commands: readonly Completable[]): string =>
  ({ bash, zsh, fish })[shell](commands);
