import { describe, expect, it } from 'vitest';
import { deviceName } from './session.ts';

describe('the name of a device', () => {
	it.each([
		[
			'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Safari/537.36 Edg/153.0',
			'Edge, Windows'
		],
		[
			'Mozilla/5.0 (iPhone; CPU iPhone OS 20_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/20.1 Mobile/15E148 Safari/604.1',
			'Safari, iPhone'
		],
		[
			'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/153.0.0.0 Mobile Safari/537.36',
			'Chrome, Android'
		],
		['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox, Linux'],
		['curl/8', ''],
		['', '']
	])('in %j is %j', (userAgent, name) => {
		expect(deviceName(userAgent)).toBe(name);
	});
});
