/** Recordings in the words of the API. */
import { z } from 'zod';
import { idOf } from '#lib/platform/id.ts';
import { recordingInvalid, recordingTooLong, typeNotTaken } from './problems.ts';
import {
	isTooLong,
	LARGEST_BYTES,
	soundType,
	type AnnouncedRecording,
	type RecordingState,
	type RecordingStatus
} from './recording.ts';

const STATES = {
	arriving: 'onderweg',
	received: 'ontvangen',
	transcribing: 'wordt-uitgeschreven',
	transcribed: 'uitgeschreven',
	'sound-only': 'alleen-geluid',
	rejected: 'afgekeurd'
} as const satisfies Record<RecordingState, string>;

export const WireRecordingStatus = z
	.strictObject({
		id: z.uuid(),
		staat: z.enum(Object.values(STATES)),
		voortgang: z.number().min(0).max(1).describe('Van wat er nu gebeurt: 0 is niets, 1 is klaar.'),
		tekst: z.string().optional().describe('Wat de computer verstond.'),
		taal: z.string(),
		reden: z.string().optional().describe('Waarom de opname is afgekeurd, of alleen geluid blijft.')
	})
	.describe('Een opname, en hoe het daarmee staat.');
export type WireRecordingStatus = z.infer<typeof WireRecordingStatus>;

export const statusToWire = ({
	id,
	state,
	progress,
	text,
	language,
	reason
}: RecordingStatus): WireRecordingStatus => ({
	id,
	staat: STATES[state],
	voortgang: progress,
	taal: language,
	...(text !== null && { tekst: text }),
	...(reason !== null && { reden: reason })
});

const KEY = /^[0-9a-f]{32}$/i;

export const isWireKey = (key: string | null): key is string => key !== null && KEY.test(key);

const Announcement = z.object({
	id: idOf<'recording'>(),
	ervaring: idOf<'story'>(),
	vertelpunt: z.string().min(1).max(63),
	soort: z.string().max(200),
	duur: z.coerce.number().int().nonnegative(),
	taal: z
		.string()
		.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
		.optional()
});

export interface Announcement {
	readonly slug: string;
	/** As the teller chose it; else the point says. */
	readonly language: string | undefined;
	readonly recording: AnnouncedRecording;
}

/** @throws Problem `invalid` that says what is wrong with it */
export function readAnnouncement(fields: Readonly<Record<string, string>>, bytes: number, key: string): Announcement {
	const reading = Announcement.safeParse(fields);
	if (!reading.success || !(bytes > 0 && bytes <= LARGEST_BYTES)) throw recordingInvalid();
	const { id, ervaring, vertelpunt, soort, duur, taal } = reading.data;
	const type = soundType(soort);
	if (!type) throw typeNotTaken();
	if (isTooLong(duur)) throw recordingTooLong();
	return {
		slug: vertelpunt,
		language: taal,
		recording: { id, storyId: ervaring, key, type, bytes, durationMs: duur }
	};
}
