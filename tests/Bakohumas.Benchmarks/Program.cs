using Bakohumas.Benchmarks;
using Bakohumas.Benchmarks.CheckIn;

switch (args.FirstOrDefault())
{
    case "checkin": return await CheckInRun.RunAsync(args);
    case "signing": return await SigningRun.RunAsync(args);
    case "pdf": return await PdfRun.RunAsync(args);
    case "joint": return await JointRun.RunAsync(args);
    case "verify": return await VerifyRun.RunAsync(args);
    case "mutate": return MutateRun.Run(args);
    case "pages": return await PagesRun.RunAsync(args);
    case "start": return await Starts.RunAsync(args);
    case "memory": return await Memory.RunAsync(args);
    case "door-kill": return await Kills.RunAsync(args);
    case "flat": return await FlatRun.RunAsync(args);
    case "offline": return await OfflineRun.RunAsync(args);
    case "scan": return await ScanRun.RunAsync(args);
    case "forged": return await ForgedRun.RunAsync(args);
    case "event-day": return await EventDayRun.RunAsync(args);
    case "power-cut": return await PowerCuts.RunAsync(args);
    case PowerCuts.Writer: return await PowerCuts.WriteAsync(args);
    default:
        Console.Error.WriteLine(
            """
            usage: checkin [--connections N] [--registered N] [--warm-up S] [--seconds S]
                   signing [--connections N] [--registered N] [--warm-up S] [--seconds S] [--parts N] [--only-parts]
                   pdf [--seconds S] [--no-peers] | joint [--people N] | verify [--seconds S] | mutate [--count N] | pages [--registered N] [--seconds S] [--only WORD]
                   start [--rounds N] [--program FOLDER] | memory [--program FOLDER] | door-kill [--rounds N]
                   flat [--rounds N] | offline [--count N] | scan [--registered N] [--scans N] | forged [--codes N] | event-day [--registered N] [--people N] [--seconds S] | power-cut [--rounds N]
            """);
        return 2;
}
