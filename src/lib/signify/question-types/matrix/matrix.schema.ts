import { z } from 'zod';
import { partAnswers, PartShape, PlainId, uniqueIds } from '../../words.schema.ts';
import { MOST_COLUMNS, MOST_ROWS } from './matrix.ts';

export const MatrixSettings = z.strictObject({
	rows: uniqueIds(PartShape, 1, MOST_ROWS),
	columns: uniqueIds(PartShape, 2, MOST_COLUMNS)
});

export const MatrixAnswer = z.strictObject({ rijen: partAnswers(PlainId, MOST_ROWS) });
