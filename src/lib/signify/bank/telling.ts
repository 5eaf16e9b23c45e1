import { archetypes, both, choice, choices, matrix, period, slider, sliders, text } from './build.ts';

/** What happened, and when. */
export const HAPPENED = [
	period('when', both('Wanneer was dit?', 'When was this?'), 'moment', {
		help: both('Een jaar of een maand is genoeg.', 'A year or a month is enough.')
	}),
	choice('how-often', both('Hoe vaak maak je zoiets mee?', 'How often do you go through something like this?'), [
		['once', 'Dit was één keer', 'This was once'],
		['sometimes', 'Soms', 'Sometimes'],
		['often', 'Vaak', 'Often'],
		['always', 'Altijd', 'Always']
	]),
	choices('where', both('Waar speelde het?', 'Where did it happen?'), 2, [
		['home', 'Thuis', 'At home'],
		['street', 'Op straat of in de buurt', 'In the street or the neighbourhood'],
		['work-school', 'Op werk of school', 'At work or school'],
		['desk', 'Aan een balie of op een kantoor', 'At a desk or an office'],
		['online', 'Online of aan de telefoon', 'Online or on the phone'],
		['elsewhere', 'Ergens anders, namelijk…', 'Somewhere else, namely…', 'write']
	]),
	choice('expected', both('Liep het zoals je had verwacht?', 'Did it go as you had expected?'), [
		['better', 'Het liep beter', 'It went better'],
		['as-expected', 'Het liep zoals ik dacht', 'It went as I thought'],
		['worse', 'Het liep slechter', 'It went worse'],
		['no-expectation', 'Ik had niets verwacht', 'I had expected nothing']
	])
];

/** How it felt. */
export const FEELING = [
	archetypes(
		'felt',
		both('Welk beeld lijkt op hoe jij je toen voelde?', 'Which picture resembles how you felt then?'),
		{
			help: both(
				'Kies één of twee beelden. Er is geen goed of fout.',
				'Choose one or two pictures. There is no right or wrong.'
			)
		}
	),
	archetypes('felt-after', both('Welk beeld lijkt op hoe het nu is?', 'Which picture resembles how it is now?'), {
		help: both('Kies één of twee beelden.', 'Choose one or two pictures.')
	}),
	slider(
		'tension',
		both('Hoe was dit moment voor jou?', 'How was this moment for you?'),
		both('heel rustig', 'very calm'),
		both('heel spannend', 'very tense')
	),
	slider(
		'grip',
		both('Hoeveel kon je zelf beslissen?', 'How much could you decide yourself?'),
		both('helemaal niets', 'nothing at all'),
		both('alles', 'everything')
	),
	sliders(
		'trust',
		both('Hoeveel vertrouwen had je toen?', 'How much trust did you have then?'),
		[both('geen vertrouwen', 'no trust'), both('veel vertrouwen', 'much trust')],
		[
			['myself', 'In mijzelf', 'In myself'],
			['near', 'In de mensen om mij heen', 'In the people around me'],
			['help', 'In de hulp die ik kreeg', 'In the help I got'],
			['council', 'In de gemeente', 'In the council']
		],
		{ help: both('Je mag er ook één of twee invullen.', 'You may also answer one or two.') }
	)
];

/** Who was there. */
export const WHO = [
	choice('own-role', both('Van wie is deze ervaring?', 'Whose experience is this?'), [
		['resident', 'Van mij, als inwoner', 'Mine, as a resident'],
		['carer', 'Van mij, als naaste of mantelzorger', 'Mine, as a relative or carer'],
		['volunteer', 'Van mij, als vrijwilliger', 'Mine, as a volunteer'],
		['professional', 'Van mij, in mijn werk', 'Mine, in my work'],
		['other', 'Anders, namelijk…', 'Other, namely…', 'write']
	]),
	choices('who-helped', both('Wie hielp?', 'Who helped?'), 3, [
		['family', 'Familie', 'Family'],
		['friends', 'Vrienden', 'Friends'],
		['neighbours', 'Buren', 'Neighbours'],
		['volunteer', 'Een vrijwilliger', 'A volunteer'],
		['professional', 'Iemand die dit werk doet', 'Somebody whose work this is'],
		['nobody', 'Niemand', 'Nobody'],
		['other', 'Iemand anders, namelijk…', 'Somebody else, namely…', 'write']
	]),
	choice('who-began', both('Wie zette de eerste stap?', 'Who took the first step?'), [
		['me', 'Ik', 'I did'],
		['somebody-near', 'Iemand die ik ken', 'Somebody I know'],
		['professional', 'Iemand die dit werk doet', 'Somebody whose work this is'],
		['nobody', 'Niemand', 'Nobody'],
		['other', 'Iemand anders, namelijk…', 'Somebody else, namely…', 'write']
	]),
	matrix(
		'contact',
		both('Hoe was het contact?', 'How was the contact?'),
		[
			['family', 'Met familie en vrienden', 'With family and friends'],
			['neighbours', 'Met de buren', 'With the neighbours'],
			['helpers', 'Met wie mij hielp in hun werk', 'With those who helped me in their work'],
			['council', 'Met de gemeente', 'With the council']
		],
		[
			['good', 'Goed', 'Good'],
			['mixed', 'Soms wel, soms niet', 'At times'],
			['bad', 'Niet goed', 'Not good'],
			['none', 'Er was geen contact', 'There was no contact']
		],
		{ help: both('Je mag regels openlaten.', 'You may leave rows open.') }
	)
];

/** How to end. */
export const CLOSING = [
	text('others-should-know', both('Wat moeten anderen hiervan weten?', 'What should others know about this?')),
	text(
		'advice',
		both(
			'Welke raad geef je iemand die dit ook meemaakt?',
			'What advice do you give somebody who goes through this too?'
		)
	),
	slider(
		'comes-across',
		both('Hoe bijzonder is deze ervaring?', 'How special is this experience?'),
		both('dit gebeurt elke dag', 'this happens every day'),
		both('dit gebeurt bijna nooit', 'this hardly ever happens')
	),
	text('forgotten', both('Wat zijn we vergeten te vragen?', 'What did we forget to ask?'))
];
