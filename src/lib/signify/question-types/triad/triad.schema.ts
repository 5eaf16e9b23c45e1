import { z } from 'zod';
import { wordsOf } from '../../words.schema.ts';

const anchor = wordsOf(300);
const share = z.number().min(0).max(1);

export const TriadSettings = z.strictObject({ anchors: z.tuple([anchor, anchor, anchor]) });

export const TriadAnswer = z.strictObject({ delen: z.tuple([share, share, share]) });
