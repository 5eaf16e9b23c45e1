import { AwsClient } from 'aws4fetch';

/** Named bytes as objects in a bucket that speaks S3, each put whole: no recording is so large that it needs more. */
export class S3Storage {
	readonly #client: AwsClient;
	readonly #bucket: string;

	/** @param url  `https://KEY:SECRET@host/bucket?region=eu-west-1` */
	constructor(url: string) {
		const { origin, pathname, username, password, searchParams } = new URL(url);
		this.#bucket = origin + pathname.replace(/\/$/, '');
		this.#client = new AwsClient({
			accessKeyId: decodeURIComponent(username),
			secretAccessKey: decodeURIComponent(password),
			service: 's3',
			region: searchParams.get('region') ?? 'us-east-1',
			retries: 3
		});
	}

	async put(name: string, bytes: Uint8Array): Promise<void> {
		await this.#ask('PUT', `/${name}`, { body: Buffer.from(bytes) });
	}

	async get(name: string, range?: { readonly start: number; readonly end: number }): Promise<Buffer | undefined> {
		const headers = range ? { range: `bytes=${range.start}-${range.end - 1}` } : undefined;
		const response = await this.#ask('GET', `/${name}`, headers && { headers });
		return response && Buffer.from(await response.arrayBuffer());
	}

	async list(folder: string): Promise<string[]> {
		const names: string[] = [];
		for (let after: string | undefined = ''; after !== undefined;) {
			const query = new URLSearchParams({ 'list-type': '2', prefix: `${folder}/`, 'start-after': after });
			const text: string = (await (await this.#ask('GET', `?${query}`))?.text()) ?? '';
			// Our own names hold no character that XML would write otherwise.
			const page: string[] = Array.from(text.matchAll(/<Key>([^<]+)<\/Key>/g), ([, name]) => name!);
			names.push(...page);
			after = page.length > 0 && text.includes('<IsTruncated>true') ? page.at(-1) : undefined;
		}
		return names.sort();
	}

	async remove(folder: string): Promise<void> {
		for (const name of await this.list(folder)) await this.#ask('DELETE', `/${name}`);
	}

	/** @returns `undefined` when there is no such object */
	async #ask(method: string, path: string, more: RequestInit = {}): Promise<Response | undefined> {
		const response = await this.#client.fetch(this.#bucket + path, { ...more, method });
		if (response.ok) return response;
		await response.body?.cancel();
		if (response.status === 404) return undefined;
		throw new Error(`the object storage answered ${response.status} to ${method}`);
	}
}
