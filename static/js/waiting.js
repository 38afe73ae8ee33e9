// A page that waits for work in the background loads itself anew; without this script its link does.
const SECONDS = 3;
setTimeout(() => location.reload(), SECONDS * 1000);
