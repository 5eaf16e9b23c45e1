import { z } from 'zod';

const Config = z.object({
	DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//)
});

/** Settings of the running process, read once. */
export const config = Config.parse(process.env);
