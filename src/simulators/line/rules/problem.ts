/** One thing that is wrong, and where: `messages[0].text`, or a JSON pointer inside a Flex message. */
export type Problem = { message: string; property: string }
