/** The id of HR, the department that every new local SignStation has. */
export const HR = "18b45e41-5d8b-4417-bb83-1d769187aef9";
