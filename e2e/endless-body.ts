import { connect } from 'node:net';

export interface Heard {
	readonly status: number;
	readonly type: string | undefined;
	readonly body: string;
	/** How much was sent before it was let go of. */
	readonly bytes: number;
	readonly seconds: number;
}

const HEAD = [
	'POST /api/v1/vertelpunten/samenleren/ervaringen HTTP/1.1',
	'host: localhost',
	'content-type: application/json',
	'transfer-encoding: chunked',
	'',
	''
].join('\r\n');

/** Sends an experience that never comes to its end: a letter every second, or as much as the line takes. */
export function endlessBody(address: string, how: 'trickle' | 'flood'): Promise<Heard> {
	const { port } = new URL(address);
	const started = Date.now();
	const socket = connect(Number(port), 'localhost');
	let said = '';
	let bytes = 0;
	const send = (text: string) => {
		bytes += text.length;
		return socket.writable && socket.write(`${text.length.toString(16)}\r\n${text}\r\n`);
	};
	const flood = () => {
		while (send('x'.repeat(65_536)));
	};
	const clock = setInterval(() => how === 'trickle' && send('x'), 1000);
	socket.on('connect', () => {
		socket.write(HEAD);
		send('{"tekst":"');
		if (how === 'flood') flood();
	});
	socket.on('drain', () => how === 'flood' && flood());
	socket.on('data', (chunk: Buffer) => (said += chunk.toString()));
	socket.on('error', () => undefined);
	return new Promise((resolve) =>
		socket.on('close', () => {
			clearInterval(clock);
			resolve({
				status: Number(/^HTTP\/1\.1 (\d+)/.exec(said)?.[1]),
				type: /^content-type: (\S+)/im.exec(said)?.[1],
				body: said.slice(said.indexOf('\r\n\r\n')),
				bytes,
				seconds: (Date.now() - started) / 1000
			});
		})
	);
}
