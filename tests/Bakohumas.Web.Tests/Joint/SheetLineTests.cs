using System.Net;
using Bakohumas.Domain.Pledges;
using Bakohumas.Domain.Registrations;
using Bakohumas.Web.Data;
using Bakohumas.Web.Tests.Pledges;
using Bakohumas.Web.Tests.Rig;
using Microsoft.EntityFrameworkCore;

namespace Bakohumas.Web.Tests.Joint;

/// <summary>A printed sheet is a fact: whoever stands on line 17 stands there when it is entered, whatever happened in between.</summary>
public sealed class SheetLineTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task A_corrected_name_and_a_new_registration_move_nobody_to_another_line()
    {
        var (scene, people) = await HallAsync("Bima Satu", "Citra Dua", "Dewi Tiga");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        Assert.Equal(["1. Bima Satu", "2. Citra Dua", "3. Dewi Tiga"], await LinesAsync(organizer, scene, code));

        await RenameAsync(people[2].Id, "Aaron Tiga");
        await scene.ComesAsync("Abdul Baru", agency: scene.At.OrganizerAgencyId);

        Assert.Equal(["1. Bima Satu", "2. Citra Dua", "3. Aaron Tiga"], await LinesAsync(organizer, scene, code));
        var print = await PrintAsync(organizer, scene, code);
        Assert.Matches("1 Bima Satu.* 2 Citra Dua.* 3 Aaron Tiga", print);
        Assert.DoesNotContain("Abdul Baru", print, StringComparison.Ordinal);
        (await (await scene.EntryAsync(organizer, code, people[2].Id)).SubmitAsync()).IsOk();
        Assert.Equal(3, await site.ReadAsync(db => db.PaperSignatures.Where(s => s.RegistrationId == people[2].Id).Select(s => s.Line).SingleAsync()));
    }

    [Fact]
    public async Task Who_registers_after_the_print_stands_on_a_further_sheet_and_is_not_entered_from_the_first()
    {
        var (scene, people) = await HallAsync("Bima Satu");
        using var organizer = await scene.OrganizerAsync();
        var first = await MakeAsync(organizer, scene);
        var late = await scene.ComesAsync("Abdul Baru", agency: scene.At.OrganizerAgencyId);
        Assert.Contains("1 orang terdaftar belum ada di lembar", (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().Words, StringComparison.Ordinal);
        var further = await MakeAsync(organizer, scene, onlyNew: true);
        Assert.Equal(["1. Abdul Baru"], await LinesAsync(organizer, scene, further));

        var wrong = (await (await scene.EntryAsync(organizer, first)).Add("Signed", late.Id.ToString()).SubmitAsync()).IsOk();
        Assert.Contains("1 menandatangani naskah lain, tidak lagi terdaftar, atau tidak ada di lembar ini", wrong.Words, StringComparison.Ordinal);
        Assert.Empty(await EnteredAsync(scene));
        (await (await scene.EntryAsync(organizer, first, people[0].Id)).SubmitAsync()).IsOk();
        (await (await scene.EntryAsync(organizer, further, late.Id)).SubmitAsync()).IsOk();
        Assert.Equal(2, (await EnteredAsync(scene)).Count);

        var none = (await (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar").Check("sisa").SubmitAsync()).IsOk();
        Assert.Contains("Semua yang terdaftar sudah ada di lembar", none.Words, StringComparison.Ordinal);
        Assert.Equal(2, await site.ReadAsync(db => db.SigningSheets.CountAsync(s => s.EventId == scene.At.Id)));
    }

    [Fact]
    public async Task Who_gave_the_seat_back_keeps_the_number_and_is_not_entered()
    {
        var (scene, people) = await HallAsync("Bima Satu", "Citra Dua", "Dewi Tiga");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        await GiveBackAsync(people[1].Id);

        var page = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk();
        Assert.Equal(["1. Bima Satu", "2. Citra Dua", "3. Dewi Tiga"], await LinesAsync(organizer, scene, code));
        Assert.Contains("Batal ikut", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector($"input[name=Signed][value='{people[1].Id}']"));
        Assert.Matches("1 Bima Satu.* 2 Batal ikut.* 3 Dewi Tiga", await PrintAsync(organizer, scene, code));
        (await (await scene.EntryAsync(organizer, code)).Add("Signed", people[1].Id.ToString()).SubmitAsync()).IsOk();
        Assert.Empty(await EnteredAsync(scene));
    }

    [Fact]
    public async Task A_spare_line_is_given_to_somebody_registered_and_entered_with_its_number()
    {
        var (scene, people) = await HallAsync("Bima Satu", "Citra Dua");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        Assert.Matches("2 Citra Dua.* Belum terdaftar.* 3 .*7 ", await PrintAsync(organizer, scene, code));
        var late = await scene.ComesAsync("Zaki Datang");

        var search = (await organizer.GetAsync($"{scene.Panel}/lembar/{code}?baris=4&siapa=zaki")).IsOk();
        Assert.Contains("Siapa yang menandatangani baris 4?", search.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Citra Dua", (await organizer.GetAsync($"{scene.Panel}/lembar/{code}?baris=4&siapa=citra")).IsOk().Html.QuerySelector("#baris")!.TextContent, StringComparison.Ordinal);
        var given = (await search.FormTo("/baris/4?hal=1").Add("orang", late.Id.ToString()).SubmitAsync()).IsOk();
        Assert.Contains("Baris 4 sudah bernama", given.Text, StringComparison.Ordinal);
        Assert.Contains("4. Zaki Datang", await LinesAsync(organizer, scene, code));
        (await (await scene.EntryAsync(organizer, code, late.Id, people[0].Id)).SubmitAsync()).IsOk();

        Assert.Equal([(late.Id, (int?)4), (people[0].Id, 1)], (await site.ReadAsync(db => db.PaperSignatures.AsNoTracking().Where(s => s.EventId == scene.At.Id).ToListAsync()))
            .Select(s => (s.RegistrationId, s.Line)).OrderByDescending(s => s.Line));
        Assert.Equal(1, await site.ReadAsync(db => db.Audit.CountAsync(a => a.EventId == scene.At.Id && a.Act == Acts.SpareLineGiven)));
        // A signature stands on it: the line keeps its name.
        var kept = (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/baris/4/lepas", [])).IsOk();
        Assert.Contains("Tidak dapat", kept.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_spare_line_that_was_given_wrongly_is_taken_back_and_given_anew()
    {
        var (scene, people) = await HallAsync("Bima Satu");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        var (wrong, right) = (await scene.ComesAsync("Yoga Salah"), await scene.ComesAsync("Zaki Benar"));
        await GiveAsync(organizer, scene, code, 2, wrong.Id);

        (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/baris/2/lepas", [])).IsOk();
        await GiveAsync(organizer, scene, code, 2, right.Id);

        Assert.Equal(right.Id, await site.ReadAsync(db => db.SpareLines.Where(l => l.EventId == scene.At.Id && l.TakenBackAt == null).Select(l => l.RegistrationId).SingleAsync()));
        Assert.Equal(2, await site.ReadAsync(db => db.SpareLines.CountAsync(l => l.EventId == scene.At.Id)));
        // Lines with a name, lines that are not there, and people of the sheet itself.
        (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/baris/1", [new("orang", wrong.Id.ToString())])).Is(HttpStatusCode.NotFound);
        (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/baris/99", [new("orang", wrong.Id.ToString())])).Is(HttpStatusCode.NotFound);
        Assert.Contains("Tidak dapat", await GiveAsync(organizer, scene, code, 3, people[0].Id), StringComparison.Ordinal);
        Assert.Contains("Tidak dapat", await GiveAsync(organizer, scene, code, 3, right.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_officers_who_give_one_line_at_once_give_it_to_one_person()
    {
        for (var round = 0; round < 4; round++)
        {
            var (scene, _) = await HallAsync("Bima Satu");
            using var one = await scene.OrganizerAsync();
            using var other = await scene.OrganizerAsync();
            var code = await MakeAsync(one, scene);
            var (first, second) = (await scene.ComesAsync("Yoga Pertama"), await scene.ComesAsync("Zaki Kedua"));
            var forms = new[] { await PickAsync(one, scene, code, 2, "yoga", first.Id), await PickAsync(other, scene, code, 2, "zaki", second.Id) };

            var answers = await Task.WhenAll(forms.Select(f => Task.Run(() => f.SubmitAsync())));

            Assert.Single(answers, page => page.IsOk().Words.Contains("Petugas lain sudah memberi nama", StringComparison.Ordinal));
            Assert.Equal(1, await site.ReadAsync(db => db.SpareLines.CountAsync(l => l.EventId == scene.At.Id)));
        }
    }

    [Fact]
    public async Task A_line_is_one_persons_and_a_sheet_is_not_renumbered_whoever_writes()
    {
        var (scene, people) = await HallAsync("Bima Satu");
        using var organizer = await scene.OrganizerAsync();
        await MakeAsync(organizer, scene);
        var sheet = await site.ReadAsync(db => db.SigningSheets.AsNoTracking().SingleAsync(s => s.EventId == scene.At.Id));
        Assert.Equal([people[0].Id], SheetLines.Unpack(sheet.Lines));
        var (first, second) = (await scene.ComesAsync(), await scene.ComesAsync());
        SpareLine Line(Guid person) => new() { Id = A.NewId(site), EventId = scene.At.Id, SheetId = sheet.Id, Number = 2, RegistrationId = person, GivenAt = site.Clock.Now, GivenByAccountId = A.NewId(site) };
        await site.WriteAsync(db => db.SpareLines.Add(Line(first.Id)));

        await Assert.ThrowsAnyAsync<DbUpdateException>(() => site.WriteAsync(db => db.SpareLines.Add(Line(second.Id))));
        await Assert.ThrowsAnyAsync<Exception>(() => site.WriteAsync(db => db.SigningSheets.Entry(db.SigningSheets.Single(s => s.Id == sheet.Id)).Property(s => s.Lines).CurrentValue = SheetLines.Pack([second.Id])));
        await Assert.ThrowsAnyAsync<Exception>(() => site.ExecuteAsync($"DELETE FROM \"SpareLines\" WHERE \"Number\" = 2"));
        Assert.Equal([people[0].Id], SheetLines.Unpack(await site.ReadAsync(db => db.SigningSheets.Where(s => s.Id == sheet.Id).Select(s => s.Lines).SingleAsync())));
    }

    [Fact]
    public async Task A_sheet_is_found_by_the_code_on_the_paper()
    {
        var (scene, _) = await HallAsync("Bima Satu");
        using var organizer = await scene.OrganizerAsync();
        var code = await MakeAsync(organizer, scene);
        var list = (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk();

        var found = (await organizer.GetAsync($"{scene.Panel}/lembar?kode={Uri.EscapeDataString(code[..4].ToLowerInvariant() + " " + code[4..])}")).IsOk();

        Assert.EndsWith("/lembar/" + code, found.Address, StringComparison.Ordinal);
        Assert.NotNull(list.Html.QuerySelector("input[name=kode]"));
        Assert.Contains("bukan kode lembar kegiatan ini", (await organizer.GetAsync(scene.Panel + "/lembar?kode=00000000")).IsOk().Words, StringComparison.Ordinal);
    }

    private async Task<(JointScene Scene, IReadOnlyList<TicketInHand> People)> HallAsync(params string[] names)
    {
        var scene = await JointScene.OpenAsync(site);
        var people = new List<TicketInHand>();
        foreach (var name in names) people.Add(await scene.ComesAsync(name, agency: scene.At.OrganizerAgencyId));
        return (scene, people);
    }

    private async Task<string> MakeAsync(Visitor organizer, JointScene scene, bool onlyNew = false)
    {
        var form = (await organizer.GetAsync(scene.Panel + "/lembar")).IsOk().FormTo("/lembar");
        if (onlyNew) form.Check("sisa");
        var page = (await form.SubmitAsync()).IsOk();
        site.Clock.Advance(TimeSpan.FromMinutes(2));
        return page.Address[(page.Address.LastIndexOf('/') + 1)..];
    }

    /// <summary>The lines with a name, as the screen shows them.</summary>
    private static async Task<IReadOnlyList<string>> LinesAsync(Visitor organizer, JointScene scene, string code) =>
        [.. (await organizer.GetAsync($"{scene.Panel}/lembar/{code}")).IsOk().Html.QuerySelectorAll("#catat tbody th")
            .Select(th => string.Concat((th.QuerySelector(".form-check-label") ?? th.FirstElementChild)!.ChildNodes.Where(n => n.NodeType == AngleSharp.Dom.NodeType.Text).Select(n => n.TextContent)).Trim())
            .Where(line => !line.EndsWith("Baris cadangan", StringComparison.Ordinal))];

    private static async Task<string> PrintAsync(Visitor organizer, JointScene scene, string code) => await scene.TextAsync((await organizer.GetAsync($"{scene.Panel}/lembar/{code}.pdf")).IsOk().Bytes);

    private static async Task<Form> PickAsync(Visitor organizer, JointScene scene, string code, int number, string name, Guid person) =>
        (await organizer.GetAsync($"{scene.Panel}/lembar/{code}?baris={number}&siapa={name}")).IsOk().FormTo($"/baris/{number}?hal=1").Add("orang", person.ToString());

    private static async Task<string> GiveAsync(Visitor organizer, JointScene scene, string code, int number, Guid person) =>
        (await organizer.PostAsync($"{scene.Panel}/lembar/{code}/baris/{number}", [new("orang", person.ToString())])).IsOk().Words;

    private Task<List<Guid>> EnteredAsync(JointScene scene) => site.ReadAsync(db => db.PaperSignatures.Where(s => s.EventId == scene.At.Id && s.UndoId == null).Select(s => s.RegistrationId).ToListAsync());

    private Task RenameAsync(Guid id, string name) => site.WriteAsync(db =>
    {
        var person = db.Registrations.Single(r => r.Id == id);
        (person.Name, person.SearchName) = (name, Domain.People.SearchKey.Of(name));
    });

    private Task GiveBackAsync(Guid id) => site.WriteAsync(db =>
    {
        var person = db.Registrations.Single(r => r.Id == id);
        (person.State, person.CancelledAt) = (RegistrationState.Cancelled, site.Clock.Now);
    });
}
