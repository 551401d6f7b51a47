// The program escalade: the tasks and kinds that come with Escalade, and no more. A program with tasks of its own looks alike, see
// examples/cart-pole-app.cs; what the commands do is in src/Escalade.App.
using Escalade.App;

return await EscaladeApp.Run(args, app => app.Name = "escalade");
