import { fromBank } from '#lib/signify/bank/bank.ts';
import { both, choice, choices, text } from '#lib/signify/bank/build.ts';
import type { Question } from '#lib/signify/questionnaire.ts';
import { CONSENTS, LANGUAGES, opening, privacy, questionnaire, THANKS, type PointTemplate } from './template.ts';

/** A question of the bank that only comes after one of these answers. */
const after = (question: Question, earlier: string, options?: readonly string[]): Question => ({
	...question,
	shownIf: { question: earlier, ...(options && { options }) }
});

const bank = (...ids: readonly string[]) => ids.map(fromBank);

const COACHES: PointTemplate = {
	id: 'wijkcoaches',
	about: both(
		'Wijkcoaches vertellen over hun werk en leren daar samen van.',
		'Neighbourhood coaches tell about their work and learn from it together.'
	),
	definition: {
		title: both('Samenleren voor wijkcoaches', 'Learning together for neighbourhood coaches'),
		welcome: both(
			'Wat maak jij mee in je werk? Vertel over één moment en zeg zelf wat het betekent. Dat duurt ongeveer vijf minuten.\n\nCollega’s lezen de ervaringen samen. Zo leren we wat werkt. Het is geen toets: er is geen goed of fout.',
			'What do you go through in your work? Tell about one moment and say yourself what it means. It takes about five minutes.\n\nColleagues read the experiences together. That is how we learn what works. It is no test: there is no right or wrong.'
		),
		privacy: privacy(
			both('Het leerteam en de begeleiders van de tafels.', 'The learning team and those who lead the tables.'),
			both(
				'We lezen ervaringen naast elkaar en bespreken ze aan een tafel met collega’s. Wat we leren, gebruiken we in ons werk.',
				'We read experiences side by side and discuss them at a table with colleagues. What we learn, we use in our work.'
			)
		),
		thanks: THANKS,
		languages: LANGUAGES,
		consents: CONSENTS,
		target: 100
	},
	questionnaire: questionnaire(
		both('Samenleren voor wijkcoaches', 'Learning together for neighbourhood coaches'),
		[
			opening(
				'proud',
				'Vertel over een moment waarop je dacht: hier doe ik het voor.',
				'Tell about a moment when you thought: this is why I do it.'
			),
			opening(
				'stuck',
				'Vertel over een moment waarop je vastliep. Wat gebeurde er?',
				'Tell about a moment when you got stuck. What happened?'
			),
			opening(
				'off-the-path',
				'Vertel over een moment waarop je van de gewone weg afweek.',
				'Tell about a moment when you left the usual path.'
			)
		],
		[
			...bank('felt', 'what-counted', 'helper-did'),
			choices('with-whom', both('Met wie werkte je samen?', 'Whom did you work with?'), 3, [
				['resident', 'De inwoner', 'The resident'],
				['family', 'Familie of buren', 'Family or neighbours'],
				['colleagues', 'Collega’s', 'Colleagues'],
				['partners', 'Andere organisaties', 'Other organisations'],
				['municipality', 'De gemeente', 'The municipality'],
				['nobody', 'Niemand', 'Nobody'],
				['other', 'Iemand anders, namelijk…', 'Somebody else, namely…', 'write']
			]),
			after(text('partners-how', both('Hoe ging dat samenwerken?', 'How did working together go?')), 'with-whom', [
				'colleagues',
				'partners',
				'municipality'
			]),
			...bank('grip', 'difference', 'others-should-know')
		]
	)
};

const RESIDENTS: PointTemplate = {
	id: 'inwoners-wijk',
	about: both(
		'Inwoners van één wijk vertellen wat ze meemaken, goed of slecht.',
		'Residents of one neighbourhood tell what they go through, good or bad.'
	),
	definition: {
		title: both('Ervaringen uit onze wijk', 'Experiences from our neighbourhood'),
		welcome: both(
			'Hoe is het om hier te wonen? Vertel over één moment en zeg zelf wat het betekent. Dat duurt ongeveer drie minuten.\n\nWe lezen de ervaringen samen met inwoners. Je hoeft geen naam te geven en je kunt altijd stoppen.',
			'What is it like to live here? Tell about one moment and say yourself what it means. It takes about three minutes.\n\nWe read the experiences together with residents. You need not give a name and you can always stop.'
		),
		privacy: privacy(
			both('Het team van het wijkcentrum.', 'The team of the community centre.'),
			both(
				'We bespreken de ervaringen aan een tafel met inwoners. Wat we leren, vertellen we aan de gemeente.',
				'We discuss the experiences at a table with residents. What we learn, we tell the municipality.'
			)
		),
		thanks: THANKS,
		languages: LANGUAGES,
		consents: CONSENTS,
		target: 100
	},
	questionnaire: questionnaire(
		both('Ervaringen uit onze wijk', 'Experiences from our neighbourhood'),
		[
			opening(
				'together',
				'Vertel over een moment waarop mensen hier iets voor elkaar deden.',
				'Tell about a moment when people here did something for each other.'
			),
			opening(
				'alone',
				'Vertel over een moment waarop je er alleen voor stond.',
				'Tell about a moment when you were on your own.'
			),
			opening(
				'wish',
				'Vertel over een moment waarop je dacht: dit kan hier anders.',
				'Tell about a moment when you thought: this can be done differently here.'
			)
		],
		[
			...bank('felt', 'who-helped'),
			after(fromBank('what-helped'), 'who-helped', [
				'family',
				'friends',
				'neighbours',
				'volunteer',
				'professional',
				'other'
			]),
			after(fromBank('what-was-missing'), 'who-helped', ['nobody']),
			...bank('it-was-about', 'where', 'how-often', 'others-should-know')
		]
	)
};

const ELDERLY: PointTemplate = {
	id: 'praktijkverhalen-ouderen',
	about: both(
		'Ouderen en wie met hen werkt vertellen uit de praktijk. Ook hardop te vragen.',
		'Older people and those who work with them tell from practice. Can be asked aloud as well.'
	),
	definition: {
		title: both('100 praktijkverhalen over ouder worden', '100 stories from practice about growing older'),
		welcome: both(
			'Wat maak je mee nu je ouder wordt, of als je met ouderen werkt? Vertel over één moment. Iemand mag je helpen met typen.\n\nNeem de tijd. Je hoeft geen naam te geven.',
			'What do you go through now that you grow older, or in your work with older people? Tell about one moment. Somebody may help you to type.\n\nTake your time. You need not give a name.'
		),
		privacy: privacy(
			both('De onderzoekers en begeleiders van dit project.', 'The researchers and facilitators of this project.'),
			both(
				'We lezen honderd ervaringen naast elkaar. Wat we leren, delen we met ouderen en met wie voor hen werkt.',
				'We read a hundred experiences side by side. What we learn, we share with older people and with those who work for them.'
			)
		),
		thanks: THANKS,
		languages: LANGUAGES,
		consents: CONSENTS,
		target: 100
	},
	questionnaire: questionnaire(
		both('100 praktijkverhalen over ouder worden', '100 stories from practice about growing older'),
		[
			opening(
				'good-day',
				'Vertel over een dag die goed was. Wat maakte die dag goed?',
				'Tell about a day that was good. What made it good?'
			),
			opening(
				'hard-moment',
				'Vertel over een moment dat moeilijk was. Wat gebeurde er?',
				'Tell about a moment that was hard. What happened?'
			),
			opening(
				'seen',
				'Vertel over een moment waarop iemand jou echt zag.',
				'Tell about a moment when somebody really saw you.'
			)
		],
		[
			...bank('own-role', 'felt', 'health-topics', 'whose-strength', 'who-helped'),
			...bank('heard', 'difference', 'advice')
		]
	)
};

const WORKPLACE: PointTemplate = {
	id: 'klantverhaal-maatwerkplaats',
	about: both(
		'Iemand vertelt hoe een lastige vraag met maatwerk werd opgelost, of niet.',
		'Somebody tells how a difficult question was solved with custom work, or not.'
	),
	definition: {
		title: both('Klantverhaal van de maatwerkplaats', 'A client’s experience of the custom-work place'),
		welcome: both(
			'Je kwam bij de maatwerkplaats met een vraag die nergens paste. Vertel hoe dat ging, in jouw woorden. Dat duurt ongeveer vijf minuten.\n\nWe leren ervan waar regels knellen. Wat je vertelt verandert niets aan de hulp die je krijgt.',
			'You came to the custom-work place with a question that fitted nowhere. Tell how that went, in your words. It takes about five minutes.\n\nWe learn from it where rules pinch. What you tell changes nothing about the help you get.'
		),
		privacy: privacy(
			both(
				'Het team van de maatwerkplaats. Jouw eigen coach ziet niet dat dit van jou is.',
				'The team of the custom-work place. Your own coach does not see that this is yours.'
			),
			both(
				'We bekijken waar regels in de weg zitten. Dat bespreken we met wie die regels kan veranderen.',
				'We look at where rules are in the way. We discuss that with those who can change them.'
			)
		),
		thanks: THANKS,
		languages: LANGUAGES,
		consents: CONSENTS,
		target: 40
	},
	questionnaire: questionnaire(
		both('Klantverhaal van de maatwerkplaats', 'A client’s experience of the custom-work place'),
		[
			opening(
				'how-it-went',
				'Vertel hoe het ging, van je eerste vraag tot nu.',
				'Tell how it went, from your first question until now.'
			),
			opening(
				'turning-point',
				'Vertel over het moment waarop er iets veranderde.',
				'Tell about the moment when something changed.'
			)
		],
		[
			...bank('felt', 'felt-after'),
			choices('about', both('Waar ging je vraag over?', 'What was your question about?'), 3, [
				['money', 'Geld of schulden', 'Money or debts'],
				['housing', 'Wonen', 'Housing'],
				['care', 'Zorg', 'Care'],
				['work', 'Werk', 'Work'],
				['children', 'Kinderen', 'Children'],
				['other', 'Iets anders, namelijk…', 'Something else, namely…', 'write']
			]),
			choice('solved', both('Is je vraag opgelost?', 'Has your question been solved?'), [
				['yes', 'Ja', 'Yes'],
				['partly', 'Voor een deel', 'Partly'],
				['no', 'Nee', 'No'],
				['unknown', 'Dat weet ik nog niet', 'I do not know yet']
			]),
			after(fromBank('what-helped'), 'solved', ['yes', 'partly']),
			after(fromBank('what-was-missing'), 'solved', ['no', 'partly']),
			...bank('what-counted', 'pace', 'heard', 'others-should-know')
		]
	)
};

export const TEMPLATES: readonly PointTemplate[] = [COACHES, RESIDENTS, ELDERLY, WORKPLACE];
