/** Finds all near copies in a thread that ends with it: of many stories it takes seconds, in which nobody else should wait. */
import { parentPort, workerData } from 'node:worker_threads';
import { nearCopies, type Text } from '../similar/near-copies.ts';

/** Ids that belong together. */
export type FoundGroups = readonly (readonly string[])[];

parentPort!.postMessage(nearCopies(workerData as readonly Text[]) satisfies FoundGroups);
