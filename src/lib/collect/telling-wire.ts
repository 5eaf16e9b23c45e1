import { answersToWire } from '#lib/signify/wire.ts';
import type { Recording } from '#lib/media/kept-recording.ts';
import type { Telling } from './telling.ts';

/** A telling as it travels to the API, which speaks Dutch: `POST /api/v1/vertelpunten/{slug}/ervaringen`. */
export const wireOf = (telling: Telling) => ({
	id: telling.id,
	sleutel: telling.key,
	vragenlijstVersie: telling.questionnaireVersion,
	taal: telling.language,
	verteldOp: telling.toldAt,
	openingsvraag: telling.openingId,
	titel: telling.title,
	tekst: telling.text,
	antwoorden: answersToWire(telling.answers),
	toestemmingen: telling.consents,
	via: telling.via,
	opgetekendDoor: telling.toldTo,
	...(telling.recording && { opname: wireOfRecording(telling.recording) })
});

const wireOfRecording = ({ id, mime, ms }: Recording) => ({ id, soort: mime, duur: Math.round(ms) });
