/** Plain tables of style would be more than these few lines need: any mail program shows them. */
export const htmlLayout = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title><%= it.subject %></title></head>
<body style="font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; max-width: 34rem; margin: 2rem auto; padding: 0 1rem">
<p><%= it.greeting %></p>
<% for (const paragraph of it.paragraphs) { %><p><%= paragraph %></p>
<% } %><% if (it.link) { %><p><a href="<%= it.link %>" style="display: inline-block; padding: .6rem 1.2rem; background: #1f5fbf; color: #fff; text-decoration: none; border-radius: 4px"><%= it.action %></a></p>
<p style="font-size: 13px; color: #555">Or open this address: <%= it.link %></p>
<% } %></body>
</html>
`;

export const textLayout = `<%= it.greeting %>\n
<%= it.paragraphs.join('\\n\\n') %>
<% if (it.link) { %>
<%= it.action %>:
<%= it.link %>
<% } %>`;
