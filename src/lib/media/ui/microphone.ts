/** The microphone of this device: it listens, gives what it hears in pieces, and says when it is taken away. */
import { kindFor, loudness, mimeOf } from '../recorder.ts';

const PIECE_MS = 1000;
/** Speech stays clear, and half an hour stays under eight megabytes. */
const BITS_PER_SECOND = 32_000;

export interface Listener {
	readonly onpiece: (bytes: Blob) => void;
	/** Something else needs the microphone: a call, another program. */
	readonly onmute: () => void;
	/** The device took it away, or it was unplugged. */
	readonly oncutoff: () => void;
}

export const canRecord = (): boolean =>
	typeof MediaRecorder !== 'undefined' &&
	typeof navigator.mediaDevices?.getUserMedia === 'function' &&
	kindFor((kind) => MediaRecorder.isTypeSupported(kind)) !== undefined;

export class Microphone {
	readonly mime: string;
	readonly #stream: MediaStream;
	readonly #recorder: MediaRecorder;
	readonly #meter: AudioContext;
	readonly #analyser: AnalyserNode;
	readonly #samples: Float32Array<ArrayBuffer>;
	#whenStopped: Promise<void> = Promise.resolve();

	/** @throws DOMException with a name that `troubleOf` understands */
	static async open(listener: Listener): Promise<Microphone> {
		const stream = await navigator.mediaDevices.getUserMedia({
			audio: { echoCancellation: true, noiseSuppression: true, autoGainControl: true, channelCount: 1 }
		});
		return new Microphone(stream, listener);
	}

	private constructor(stream: MediaStream, { onpiece, onmute, oncutoff }: Listener) {
		const kind = kindFor((one) => MediaRecorder.isTypeSupported(one));
		this.#stream = stream;
		this.#recorder = new MediaRecorder(stream, { mimeType: kind, audioBitsPerSecond: BITS_PER_SECOND });
		this.mime = mimeOf(this.#recorder.mimeType || kind || '');
		this.#meter = new AudioContext();
		this.#analyser = new AnalyserNode(this.#meter, { fftSize: 1024 });
		this.#samples = new Float32Array(this.#analyser.fftSize);
		this.#meter.createMediaStreamSource(stream).connect(this.#analyser);

		this.#whenStopped = new Promise((resolve) => {
			this.#recorder.onstop = () => resolve();
		});
		this.#recorder.ondataavailable = ({ data }) => {
			if (data.size) onpiece(data);
		};
		this.#recorder.onerror = oncutoff;
		for (const track of stream.getAudioTracks()) {
			track.onmute = onmute;
			track.onended = oncutoff;
		}
		this.#recorder.start(PIECE_MS);
	}

	/** How loud it is now, from 0 to 1. */
	level(): number {
		this.#analyser.getFloatTimeDomainData(this.#samples);
		return loudness(this.#samples);
	}

	pause(): void {
		if (this.#recorder.state !== 'recording') return;
		this.flush();
		this.#recorder.pause();
	}

	resume(): void {
		void this.#meter.resume();
		if (this.#recorder.state === 'paused') this.#recorder.resume();
	}

	/** Gives what it heard so far: the page may be put to sleep. */
	flush(): void {
		if (this.#recorder.state === 'recording') this.#recorder.requestData();
	}

	/** Settles when the last piece was given. */
	async stop(): Promise<void> {
		if (this.#recorder.state !== 'inactive') this.#recorder.stop();
		await this.#whenStopped;
		for (const track of this.#stream.getTracks()) track.stop();
		if (this.#meter.state !== 'closed') await this.#meter.close();
	}
}
