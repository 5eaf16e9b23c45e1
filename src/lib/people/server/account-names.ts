import { type RawBuilder, sql } from 'kysely';

/**
 * What the account is called that a column keeps: `select(nameOfAccount('note.written_by').as('written_by_name'))`. `null` where
 * nobody is kept.
 * @param column  with the table's name in front, which has an `organisation_id` as well
 */
export function nameOfAccount(column: `${string}.${string}`): RawBuilder<string | null> {
	const organisation = sql.ref(`${column.split('.')[0]!}.organisation_id`);
	return sql`(select account.name from people.accounts account
		where account.organisation_id = ${organisation} and account.id = ${sql.ref(column)})`;
}
