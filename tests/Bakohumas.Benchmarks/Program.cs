using Bakohumas.Benchmarks;
using Bakohumas.Benchmarks.CheckIn;

switch (args.FirstOrDefault())
{
    case "checkin": return await CheckInRun.RunAsync(args);
    case "start": return await Starts.RunAsync(args);
    case "memory": return await Memory.RunAsync();
    case "kill": return await Kills.RunAsync(args);
    default:
        Console.Error.WriteLine("usage: checkin [--registered N] [--warm-up S] [--seconds S] | start | memory | kill [--rounds N]");
        return 2;
}
