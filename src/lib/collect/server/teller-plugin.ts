import { programPlugin } from '#lib/design/server/program-plugin.ts';

/**
 * The program of the telling page. That page has no client routing: the router and what all other pages share would be
 * two thirds of what a teller has to load.
 */
export const tellerPlugin = () => programPlugin('teller', '/src/lib/collect/ui/teller-entry.ts');
