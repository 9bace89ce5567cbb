using Bakohumas.Web.Commands;
using Bakohumas.Web.Data;
using Bakohumas.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Features.Accounts;

/// <summary>Prints the set-up code at every start until the first account exists. In Development the demo makes the accounts.</summary>
internal sealed class OfferSetup(BakohumasDb db, SetupCode code, PublicAddress address, IHostEnvironment environment) : IStartStep
{
    public async Task RunAsync(CancellationToken cancel)
    {
        if (environment.IsDevelopment() || await db.Users.AnyAsync(cancel)) return;
        Terminal.Say($"Bakohumas belum disiapkan / is not set up yet: {address.At("/siapkan")}");
        Terminal.Say($"Kode / code: {code.Make()} (30 menit / minutes)");
    }
}
