import { once } from 'node:events';
import { connect } from 'node:net';
import { expect } from 'chai';
import { EventStream } from '../../../../../src/adapters/http/kit/event-stream.ts';
import { OpenStream } from '../../../../../src/adapters/http/v1/changes/open-stream.ts';
import { instantOf } from '../../../../../src/domain/kernel/instant.ts';
import { actorOf } from '../../../../support/actors.ts';
import { HttpListener } from '../../../../support/http-listener.ts';

const place = { history: 'h', start: crypto.randomUUID(), snapshot: '5:5:' };

describe('an open stream', () => {
  it('says something every 25 seconds, and gathers what it tells for 100 ms', () => {
    let now = 0;
    const said: string[] = [];
    const stream = new OpenStream(actorOf('ada'), () => now);
    stream.begin({ send: (lines: string) => said.push(lines) } as unknown as EventStream, place, [], instantOf(0));
    expect(said.splice(0)[0]).to.match(/^id: \S+\nevent: ready\ndata: \{\}\n\n$/);
    now = 24_999;
    stream.keepAwake();
    expect(said).to.deep.equal([]);
    now = 25_000;
    stream.keepAwake();
    stream.keepAwake();
    expect(said.splice(0)).to.deep.equal([':\n\n']);
    stream.note(['tasks']);
    now += 99;
    stream.note(['projects', 'tasks']);
    expect(stream.hasNews).to.equal(false);
    now += 1;
    expect(stream.hasNews).to.equal(true);
    stream.tell(place, instantOf(0));
    expect(said.splice(0)[0]).to.match(/^id: \S+\nevent: changed\ndata: \{"kinds":\["projects","tasks"\]\}\n\n$/);
    expect(stream.hasNews).to.equal(false);
  });

  it('is closed where its client does not read', async () => {
    const { promise: closed, resolve } = Promise.withResolvers<boolean>();
    const server = await HttpListener.open((_, response) => {
      const stream = new EventStream(response);
      let open = true;
      stream.whenClosed(() => {
        open = false;
        resolve(response.writableFinished);
      });
      const talk = () => {
        for (let n = 0; n < 64 && open; n += 1) stream.send(`:${'x'.repeat(4096)}\n\n`);
        if (open) setImmediate(talk);
      };
      talk();
    });
    const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.pause();
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(await closed).to.equal(false);
    socket.destroy();
    await server.close();
  });
});
