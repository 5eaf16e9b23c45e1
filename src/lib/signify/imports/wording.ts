/** What we call a question or an option that a file gives no words; kept in the questionnaire, in its language. */
interface Wording {
	readonly unknownOption: (mark: string) => string;
	readonly unknownQuestion: (mark: string) => string;
	readonly other: string;
	readonly kinds: Readonly<Record<'text' | 'choice' | 'choices' | 'slider' | 'triad' | 'stone', string>>;
	readonly corners: readonly [string, string, string];
	readonly horizontal: string;
	readonly vertical: string;
	readonly left: string;
	readonly right: string;
	readonly bottom: string;
	readonly top: string;
}

const DUTCH: Wording = {
	unknownOption: (mark) => `Onbekende optie (${mark})`,
	unknownQuestion: (mark) => `Vraag zonder omschrijving (${mark})`,
	other: 'Anders',
	kinds: {
		text: 'Open vraag',
		choice: 'Keuze',
		choices: 'Keuzes',
		slider: 'Schuif',
		triad: 'Driehoek',
		stone: 'Steen'
	},
	corners: ['boven', 'linksonder', 'rechtsonder'],
	horizontal: 'van links naar rechts',
	vertical: 'van onder naar boven',
	left: 'links',
	right: 'rechts',
	bottom: 'onder',
	top: 'boven'
};

const ENGLISH: Wording = {
	unknownOption: (mark) => `Unknown option (${mark})`,
	unknownQuestion: (mark) => `Question without description (${mark})`,
	other: 'Other',
	kinds: {
		text: 'Open question',
		choice: 'Choice',
		choices: 'Choices',
		slider: 'Slider',
		triad: 'Triad',
		stone: 'Stone'
	},
	corners: ['top', 'bottom left', 'bottom right'],
	horizontal: 'left to right',
	vertical: 'bottom to top',
	left: 'left',
	right: 'right',
	bottom: 'bottom',
	top: 'top'
};

export const wordingIn = (language: string): Wording => (language === 'nl' ? DUTCH : ENGLISH);
