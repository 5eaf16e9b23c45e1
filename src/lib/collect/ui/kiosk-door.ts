import type { Component } from 'svelte';
import type { Conversation } from './conversation.ts';
import type { World } from './desk-world.ts';
import type { News } from './news.ts';
import type { TellerPage } from './teller-page.ts';

interface SentProps {
	conversation: Conversation;
	news: News;
	thanks: string;
	language: string;
	heading: HTMLElement | undefined;
}

/** What a screen for everybody does otherwise than somebody's own device. */
export interface KioskDoor {
	/** Keeps nothing where the next teller could find it. */
	readonly world: () => World;
	/** The last step, without a way to take words along. */
	readonly Sent: Component<SentProps, object, 'heading'>;
	readonly meet: (conversation: Conversation) => void;
	/** The page speaks another language from here on. */
	readonly spoke: (page: TellerPage) => void;
}
