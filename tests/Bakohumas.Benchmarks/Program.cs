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
    case "kill": return await Kills.RunAsync(args);
    default:
        Console.Error.WriteLine(
            """
            usage: checkin [--connections N] [--registered N] [--warm-up S] [--seconds S]
                   signing [--connections N] [--registered N] [--warm-up S] [--seconds S] [--parts N] [--only-parts]
                   pdf [--seconds S] [--no-peers] | joint [--people N] | verify [--seconds S] | mutate [--count N] | pages [--registered N] [--seconds S] [--only WORD]
                   start [--rounds N] [--program FOLDER] | memory [--program FOLDER] | kill [--rounds N]
            """);
        return 2;
}
