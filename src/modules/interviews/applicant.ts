/**
 * SQL of the files whose principal applicant officers have confirmed to be that of one file, with it: a recursive query, to
 * be put before a SELECT from `same (file_number)`. `file` is a parameter of the statement.
 */
export function sameApplicant(file: string): string {
  return `WITH RECURSIVE same (file_number) AS (
    SELECT ${file}::text
    UNION
    SELECT CASE c.one_file WHEN same.file_number THEN c.other_file ELSE c.one_file END
    FROM same JOIN duplicate_candidates c ON c.one_file = same.file_number OR c.other_file = same.file_number
    WHERE c.confirmed_as = 'same-person' AND c.one_person = 0 AND c.other_person = 0)`;
}

/** SQL of what stands for the applicant of a file: the least number of the files that are the same applicant's. */
export function applicantOf(file: string): string {
  return `${sameApplicant(file)} SELECT min(file_number) FROM same`;
}
