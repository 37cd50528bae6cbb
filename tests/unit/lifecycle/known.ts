/** What a front end knows before a refresh: the state, and no inputs, as a dynamic provider does. */
export function known<State>(state: State): { inputs: object; state: State } {
    return { inputs: {}, state };
}
