import type { Cookies } from '@sveltejs/kit';
import { cookieOf, readDevice, type FollowDevice } from './follow-device.ts';
import { PASS_MINUTES, type FollowPass } from './follow-pass.ts';

/** Where a request keeps its cookies, and whether the browser came by https. */
interface Jar {
	readonly cookies: Cookies;
	readonly url: URL;
}

const PASS = 'samenleren-volg';
const DEVICE = 'samenleren-toestel';
const PATH = '/volg';
const DEVICE_DAYS = 30;

function keep({ cookies, url }: Jar, name: string, value: string, maxAge: number): void {
	cookies.set(name, value, {
		path: PATH,
		httpOnly: true,
		sameSite: 'strict',
		secure: url.protocol === 'https:',
		maxAge
	});
}

export const readPassCookie = ({ cookies }: Jar): string | undefined => cookies.get(PASS);
export const keepPass = (jar: Jar, pass: FollowPass): void => keep(jar, PASS, pass, PASS_MINUTES * 60);
export const forgetPass = ({ cookies, url }: Jar): void =>
	cookies.delete(PASS, { path: PATH, sameSite: 'strict', secure: url.protocol === 'https:' });

export const deviceOf = ({ cookies }: Jar): FollowDevice => readDevice(cookies.get(DEVICE));
export const keepDevice = (jar: Jar, device: FollowDevice): void =>
	keep(jar, DEVICE, cookieOf(device), DEVICE_DAYS * 24 * 60 * 60);
