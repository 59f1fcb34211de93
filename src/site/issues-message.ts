/** The message between browser and server while editing: the browser asks with it, the server answers with all issues. */
export const issuesMessage = 'archive:issues';
