/** What a PromQL expression asks for: metrics, and the labels that it names beside them. */
export interface Asked {
  readonly metrics: readonly string[];
  readonly labels: readonly string[];
}

const grouping = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const words = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan']);

/** Names alone, by their form: it is no parser, and does not need to be one for rules that `promtool` has checked. */
export function askedBy(expression: string): Asked {
  const labels: string[] = [];
  const rest = expression
    .replace(/\{([^}]*)\}/g, (_, matchers: string) => {
      labels.push(...[...matchers.matchAll(/(\w+)\s*(?:=~|!~|!=|=)\s*"[^"]*"/g)].map(([, label = '']) => label));
      return ' ';
    })
    .replace(grouping, (_, names: string) => {
      labels.push(...names.split(',').map((name) => name.trim()));
      return ' ';
    })
    .replace(/\[[^\]]*\]|"[^"]*"/g, ' ');
  const metrics = [...rest.matchAll(/(?<![\w.$])([a-z_]\w*)(?!\s*\(|\w)/gi)].map(([, name = '']) => name);
  return { metrics: metrics.filter((name) => !words.has(name.toLowerCase())), labels: labels.filter(Boolean) };
}
