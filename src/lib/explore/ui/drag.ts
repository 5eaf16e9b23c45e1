import type { Attachment } from 'svelte/attachments';

/** A place on an element: both from 0 (left, top) to 1, and beyond when the finger leaves it. */
export interface Place {
	readonly x: number;
	readonly y: number;
}

interface Drag {
	/** The finger goes down; answering `false` leaves it to others. */
	readonly start?: (at: Place) => void;
	readonly move: (from: Place, to: Place) => void;
	readonly end?: () => void;
	/** Down and up again without moving. */
	readonly tap?: (at: Place) => void;
}

/** Closer than this is no drag. */
const STEADY_PX = 4;

/** Follows a finger, pen or mouse over an element, also when it leaves it. */
export function drag({ start, move, end, tap }: Drag): Attachment<HTMLElement | SVGElement> {
	return (element) => {
		let from: PointerEvent | undefined;
		let isDrag = false;

		const placeOf = ({ clientX, clientY }: PointerEvent): Place => {
			const box = element.getBoundingClientRect();
			return { x: (clientX - box.left) / box.width, y: (clientY - box.top) / box.height };
		};

		const down = (event: PointerEvent) => {
			if (event.button !== 0 || !event.isPrimary) return;
			from = event;
			isDrag = false;
			element.setPointerCapture(event.pointerId);
			start?.(placeOf(event));
		};
		const moved = (event: PointerEvent) => {
			if (!from) return;
			isDrag ||= Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) >= STEADY_PX;
			if (isDrag) move(placeOf(from), placeOf(event));
		};
		const up = (event: PointerEvent) => {
			if (!from) return;
			const first = from;
			from = undefined;
			if (isDrag) end?.();
			else if (event.type === 'pointerup') tap?.(placeOf(first));
		};

		element.addEventListener('pointerdown', down as EventListener);
		element.addEventListener('pointermove', moved as EventListener);
		element.addEventListener('pointerup', up as EventListener);
		element.addEventListener('pointercancel', up as EventListener);
		return () => {
			element.removeEventListener('pointerdown', down as EventListener);
			element.removeEventListener('pointermove', moved as EventListener);
			element.removeEventListener('pointerup', up as EventListener);
			element.removeEventListener('pointercancel', up as EventListener);
		};
	};
}
