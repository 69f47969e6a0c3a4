/**
 * What is seen is styled inline, which every mail program shows. The styles in the head are for dark mode alone: a program that does not
 * know them shows the light colours.
 */
export const htmlLayout = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><meta name="supported-color-schemes" content="light dark">
<title><%= it.subject %></title>
<style>
@media (prefers-color-scheme: dark) {
  .paper { background: #171a19 !important; }
  .sheet { background: #1e2220 !important; border-color: #323835 !important; color: #e8e6df !important; }
  .quiet, .quiet a { color: #a0a69f !important; }
  .button { background: #86cbd8 !important; color: #0d2228 !important; }
  .line { border-color: #323835 !important; }
}
</style></head>
<body class="paper" style="margin: 0; padding: 2rem 1rem; background: #fbfaf7">
<div class="sheet" style="font: 16px/1.55 system-ui, -apple-system, 'Segoe UI', sans-serif; color: #22272a; background: #ffffff; border: 1px solid #e6e3db; border-radius: 14px; max-width: 34rem; margin: 0 auto; padding: 1.75rem 2rem">
<p style="margin: 0 0 1.5rem; font: 500 19px Georgia, 'Times New Roman', serif"><%= it.product %></p>
<p><%= it.greeting %></p>
<% for (const paragraph of it.paragraphs) { %><p><%= paragraph %></p>
<% } %><% if (it.items.length > 0) { %><table role="presentation" style="width: 100%; border-collapse: collapse; margin: 1.25rem 0; font-size: 15px">
<% for (const [name, value] of it.items) { %><tr><td class="quiet line" style="padding: .5rem 1rem .5rem 0; border-top: 1px solid #e6e3db; color: #656b68; white-space: nowrap; vertical-align: top"><%= name %></td><td class="line" style="padding: .5rem 0; border-top: 1px solid #e6e3db; word-break: break-word"><%= value %></td></tr>
<% } %></table>
<% } %><% if (it.link) { %><p style="margin: 1.75rem 0"><a class="button" href="<%= it.link %>" style="display: inline-block; padding: .65rem 1.3rem; background: #0f4c5c; color: #ffffff; text-decoration: none; border-radius: 8px; font-weight: 600"><%= it.action %></a></p>
<p class="quiet" style="font-size: 13px; color: #656b68; word-break: break-all">Or open this address: <%= it.link %></p>
<% } %></div>
</body>
</html>
`;

export const textLayout = `<%= it.greeting %>\n
<%= it.paragraphs.join('\\n\\n') %>
<% if (it.items.length > 0) { %>
<% for (const [name, value] of it.items) { %><%= name %>: <%= value %>\n<% } %><% } %><% if (it.link) { %>
<%= it.action %>:
<%= it.link %>
<% } %>
-- 
<%= it.product %>
`;
