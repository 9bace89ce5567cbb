using Bakohumas.Web;
using Bakohumas.Web.Commands;

return await CommandLine.RunAsync(args) ?? await App.RunAsync(args);
