import type { TypeName } from '../answer.ts';
import { archetypesExamples } from './archetypes/archetypes.examples.ts';
import { areaExamples } from './area/area.examples.ts';
import { choiceExamples } from './choice/choice.examples.ts';
import { choicesExamples } from './choices/choices.examples.ts';
import type { Example } from './example.ts';
import { periodExamples } from './period/period.examples.ts';
import { rankingExamples } from './ranking/ranking.examples.ts';
import { matrixExamples } from './matrix/matrix.examples.ts';
import { stonesExamples } from './stones/stones.examples.ts';
import { photoExamples } from './photo/photo.examples.ts';
import { picturesExamples } from './pictures/pictures.examples.ts';
import { sectionExamples } from './section/section.examples.ts';
import { sliderExamples } from './slider/slider.examples.ts';
import { slidersExamples } from './sliders/sliders.examples.ts';
import { textExamples } from './text/text.examples.ts';
import { triadExamples } from './triad/triad.examples.ts';

/** Every example of every type; the compiler names the type that has none. */
export const EXAMPLES: { readonly [Type in TypeName]: readonly Example<Type>[] } = {
	text: textExamples,
	choice: choiceExamples,
	choices: choicesExamples,
	archetypes: archetypesExamples,
	slider: sliderExamples,
	sliders: slidersExamples,
	pictures: picturesExamples,
	photo: photoExamples,
	stones: stonesExamples,
	matrix: matrixExamples,
	ranking: rankingExamples,
	triad: triadExamples,
	area: areaExamples,
	period: periodExamples,
	section: sectionExamples
};

export const ALL_EXAMPLES: readonly Example<TypeName>[] = Object.values(EXAMPLES).flat();
