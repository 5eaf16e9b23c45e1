import { both, choice, choices, ranking, slider, text, triad } from './build.ts';

/** What was needed. */
export const NEEDED = [
	choices('needed', both('Wat was er nodig?', 'What was needed?'), 3, [
		['listening', 'Iemand die luistert', 'Somebody who listens'],
		['practical', 'Praktische hulp', 'Practical help'],
		['knowledge', 'Uitleg', 'An explanation'],
		['money', 'Geld', 'Money'],
		['time', 'Tijd', 'Time'],
		['company', 'Gezelschap', 'Company'],
		['other', 'Iets anders, namelijk…', 'Something else, namely…', 'write']
	]),
	ranking(
		'needed-first',
		both('Wat had toen het meest geholpen?', 'What would have helped most then?'),
		3,
		[
			['listening', 'Iemand die luistert', 'Somebody who listens'],
			['practical', 'Hulp met iets doen', 'Help with doing something'],
			['knowledge', 'Uitleg die ik snap', 'An explanation I understand'],
			['money', 'Geld', 'Money'],
			['time', 'Meer tijd', 'More time'],
			['fewer-desks', 'Eén plek om heen te gaan', 'One place to go to']
		],
		{ help: both('Zet er hooguit drie op volgorde.', 'Put three at most in order.') }
	),
	text('what-was-missing', both('Wat miste je?', 'What did you miss?')),
	slider(
		'pace',
		both('Hoe snel ging het?', 'How fast did it go?'),
		both('veel te langzaam', 'much too slowly'),
		both('veel te snel', 'much too fast')
	)
];

/** What helped. */
export const HELPED = [
	text('what-helped', both('Wat hielp het meest?', 'What helped most?')),
	choice('difference', both('Wat is er nu anders?', 'What is different now?'), [
		['better', 'Het gaat beter', 'Things are better'],
		['same', 'Er is niets veranderd', 'Nothing has changed'],
		['worse', 'Het gaat slechter', 'Things are worse'],
		['mixed', 'Een deel wel, een deel niet', 'Partly so, partly not'],
		['unknown', 'Dat weet ik nog niet', 'I do not know yet']
	]),
	slider(
		'heard',
		both('Werd er naar je geluisterd?', 'Were you listened to?'),
		both('helemaal niet', 'not at all'),
		both('heel goed', 'very well')
	)
];

/** Triangles for social work: three good things that pull in three directions. */
export const TRIADS = [
	triad('what-counted', both('Wat telde hier het meest?', 'What counted most here?'), [
		both('De mens', 'The person'),
		both('De regels', 'The rules'),
		both('Het geld', 'The money')
	]),
	triad('whose-strength', both('Waar kwam de kracht vandaan?', 'Where did the strength come from?'), [
		both('Uit mijzelf', 'From myself'),
		both('Van mensen om mij heen', 'From people around me'),
		both('Van hulp van buiten', 'From help from outside')
	]),
	triad('it-asked', both('Wat vroeg het van jou?', 'What did it ask of you?'), [
		both('Geduld', 'Patience'),
		both('Moed', 'Courage'),
		both('Hulp durven vragen', 'Daring to ask for help')
	]),
	triad('helper-did', both('Wat deed degene die hielp?', 'What did the one who helped do?'), [
		both('Naast mij staan', 'Stand beside me'),
		both('Het voor mij regelen', 'Arrange it for me'),
		both('Mij de weg wijzen', 'Show me the way')
	]),
	triad('it-was-about', both('Waar ging het om?', 'What was it about?'), [
		both('Ergens bij horen', 'Belonging somewhere'),
		both('Zelf kunnen kiezen', 'Choosing for yourself'),
		both('Veilig zijn', 'Being safe')
	])
];

/**
 * Topics after the six dimensions of positive health (M. Huber, Institute for Positive Health). They open a
 * conversation: nobody gets a score, and we do not ask their questions.
 */
export const HEALTH = [
	choices(
		'health-topics',
		both('Waar ging jouw ervaring over?', 'What was your experience about?'),
		6,
		[
			['body', 'Mijn lichaam', 'My body'],
			['mind', 'Mijn gevoel en gedachten', 'My feelings and thoughts'],
			['meaning', 'Wat mijn leven zin geeft', 'What gives my life meaning'],
			['quality', 'Genieten van het leven', 'Enjoying life'],
			['taking-part', 'Meedoen met anderen', 'Taking part with others'],
			['daily', 'Voor mezelf kunnen zorgen', 'Being able to look after myself'],
			['other', 'Iets anders, namelijk…', 'Something else, namely…', 'write']
		],
		{
			help: both(
				'Kies wat past. De onderwerpen komen van positieve gezondheid (Machteld Huber).',
				'Choose what fits. The topics come from positive health (Machteld Huber).'
			)
		}
	),
	text('health-wish', both('Wat zou je graag weer doen?', 'What would you like to do again?'))
];
