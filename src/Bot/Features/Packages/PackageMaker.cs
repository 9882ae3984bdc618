using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Packages;

/// <summary>When, by which rules and with which templates a package is made.</summary>
internal sealed record PackageSetting(DateTimeOffset Now, DateOnly Today, GuidelineSettings Rules, FormTemplates Templates);

/// <summary>The documents of a half as one file: 送付書, the lists of operation, and the copies of all records.</summary>
internal static class PackageMaker
{
    private const int AtOnce = 8;

    /// <summary>半期の送付_中央警察署_令和8年度上半期.zip.</summary>
    public static string Name(PackageCase found) => $"半期の送付_{found.OwedName}_{found.Address.Half}.zip";

    /// <summary>The records are read side by side, and only those of councils that this person may read. Null when the person has stopped it.</summary>
    public static async Task<byte[]?> MakeAsync(Reading at, PackageCase found, GuidelineSettings settings, CancellationToken cancellation)
    {
        var bodies = new List<(CouncilFacts Facts, MeetingRecordBody Body)>();
        var records = RecordsOf(found).ToList();
        foreach (var some in records.Chunk(AtOnce))
        {
            if (!await at.GoesOnAsync(bodies.Count, records.Count, cancellation))
            {
                return null;
            }

            var read = await Task.WhenAll(some.Select(r => at.RecordAsync(r.Facts.Council.Id, r.Record, cancellation)));
            bodies.AddRange(some.Zip(read).Where(r => r.Second is not null).Select(r => (r.First.Facts, r.Second!))); // Looked at before.
        }

        var templates = await FormTemplates.LoadAsync(
            at,
            [PackageCoverForm.Form, OperationListForm.Form, MeetingResultForm.Form],
            cancellation
        );
        return Pack(found, bodies, new PackageSetting(at.Step.Now, at.Step.Today, settings, templates));
    }

    /// <param name="bodies">第5号様式, in the order in which they go in.</param>
    public static byte[] Pack(PackageCase found, IReadOnlyList<(CouncilFacts Facts, MeetingRecordBody Body)> bodies, PackageSetting setting)
    {
        var (now, today, settings, templates) = setting;
        var files = new List<(string, byte[])> { ("1_送付書.docx", Cover(found, setting)) };
        foreach (var day in Lists(found))
        {
            var list = OperationList.Of(found.Address.Owed, found.Councils, day, settings);
            files.Add(
                (
                    $"{files.Count + 1}_第2号様式_{day:yyyyMMdd}現在.xlsx",
                    templates.Make(OperationListForm.Form, [OperationListForm.Form.Fill(list)], Stamp(OperationListForm.Form, now))
                )
            );
        }

        if (bodies.Count > 0)
        {
            files.Add(
                (
                    $"{files.Count + 1}_第5号様式.docx",
                    templates.Make(
                        MeetingResultForm.Form,
                        [.. bodies.Select(b => MeetingResultForm.Form.Fill(MeetingResult.Of(b.Facts, b.Body, today)))],
                        Stamp(MeetingResultForm.Form, now)
                    )
                )
            );
        }

        return FixedZip.Of(files);
    }

    private static byte[] Cover(PackageCase found, PackageSetting setting)
    {
        var (now, today, _, templates) = setting;
        var period = found.Station.PeriodOn(today) ?? found.Station.Periods[^1];
        var cover = new PackageCover(
            found.OwedName,
            Core.Organisation.Route.From(Office.Of(found.Station.Id, period.Name), period.Area),
            today,
            found.Chief,
            found.Package!, // A station's has one.
            Lists(found),
            found.Newest?.Reason ?? ""
        );
        return templates.Make(PackageCoverForm.Form, [PackageCoverForm.Form.Fill(cover)], Stamp(PackageCoverForm.Form, now));
    }

    /// <summary>A station that was merged away by 1 April has no list of that day: its successor's own says it.</summary>
    private static IReadOnlyList<DateOnly> Lists(PackageCase found) =>
        [
            .. found.Package!.OperationLists.Where(day => // A station's has one.
                day == found.Address.Half.Last || found.Councils.Any(c => c.Council.StationOn(day)?.Station == found.Address.Owed)
            ),
        ];

    private static IEnumerable<(CouncilFacts Facts, MeetingRecord Record)> RecordsOf(PackageCase found) =>
        from half in found.Package!.Councils // A station's has one.
        from facts in found.Councils
        where facts.Council.Id == half.Council
        from record in half.Records
        select (facts, record);

    private static DocumentStamp Stamp(Form form, DateTimeOffset now) => new(form.Title, now);
}
