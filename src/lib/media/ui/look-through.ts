/** A recording does not say how long it is before it was looked through once. */
export function lookThrough({ currentTarget: player }: Event & { currentTarget: HTMLAudioElement }): void {
	if (Number.isFinite(player.duration)) return;
	player.addEventListener('durationchange', () => (player.currentTime = 0), { once: true });
	player.currentTime = 1e9;
}
