import { inject } from 'vitest';
import type { TestedHouse } from './setup.ts';

/** The house that this test file has for itself; whichever file comes after it finds it as it was left. */
export const testedHouse = (): TestedHouse => inject('houses')[Number(process.env.VITEST_POOL_ID) - 1]!;
