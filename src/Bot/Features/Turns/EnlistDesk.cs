using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils.Enlisting;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// Answers somebody who is on no list: the form of 利用の申請, or what has become of the own request. Nothing of anybody else is shown, and nothing
/// but the request is written.
/// </summary>
internal sealed class EnlistDesk(IOfficeStore offices, ICouncilStore councils, IOutbox outbox, TimeProvider clock)
{
    public const string Unknown = "このアカウントは、利用者として登録されていません。署の地域課に連絡してください。";

    private const string Waiting =
        "利用の申請を送りました。署の地域課が確認します。承認されると、このチャットでお知らせします。それまでは利用できません。";

    private const int Attempts = 3;

    /// <summary>The stations change a few times a year; each is one request.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(1);

    private (DateTimeOffset At, IReadOnlyList<Station> Stations)? _stations;

    /// <param name="data">What the button of the form brings; null for words.</param>
    public async Task<Reply> AnswerAsync(Applicant applicant, CardData? data, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if (await offices.FindAsync(Office.Headquarters.Unit, cancellation) is not { } loaded)
            {
                return Reply.Sentence(Unknown);
            }

            var own = loaded.Facts.Enlistments.Where(e => e.Account == applicant.Account).MaxBy(e => e.At);
            var stranded = own is { IsOpen: true } && (await StationsAsync(cancellation)).All(s => s.Id != own.Station) ? own : null;
            if (own is { IsOpen: true } && stranded is null)
            {
                return Reply.Sentence(Waiting);
            }

            if (data is null)
            {
                return await DrawAsync(
                    applicant,
                    FormState.Clean,
                    stranded is not null
                            ? "前の申請の宛先の警察署は、統合等により現在ありません。今の配置先を選択して、もう一度申請してください。"
                        : own is { State: EnlistmentState.Refused } ? $"前の申請は承認されませんでした。理由：{own.Reason}"
                        : null,
                    cancellation
                );
            }

            if (await SendAsync(applicant, data, loaded, stranded, cancellation) is { } reply)
            {
                return reply;
            }
        }

        return Replies.ChangedMeanwhile();
    }

    /// <summary>Null when somebody else has changed the list meanwhile.</summary>
    /// <param name="stranded">An earlier request that nobody can answer any more.</param>
    private async Task<Reply?> SendAsync(
        Applicant applicant,
        CardData data,
        LoadedOffice loaded,
        Enlistment? stranded,
        CancellationToken cancellation
    )
    {
        var now = clock.GetUtcNow();
        OfficeWrite[] ended = stranded is null
            ? []
            : [new OfficeWrite.Put<Enlistment>(HeadquartersKinds.Enlistment, ApplyForPost.Stranded(stranded, now))];
        var facts = loaded.Facts.After(new OfficeChange { Writes = ended });
        var form = EnlistForm.Read(data, applicant, data.Id(Buttons.CommandKey) ?? Guid.CreateVersion7(now));
        if (form.State.HasErrors)
        {
            return await DrawAsync(applicant, form.State, Replies.CheckInput, cancellation);
        }

        var station = (await StationsAsync(cancellation)).FirstOrDefault(s => s.Id.Value == form.Station);
        switch (form.Request.Decide(facts, station, now))
        {
            case Outcome<Enlistment>.Refused(var refusal):
                return EnlistForm.FieldOf(refusal) is { } field
                    ? await DrawAsync(applicant, form.State.With(field, RefusalWords.Of(refusal)), Replies.CheckInput, cancellation)
                    : Reply.Sentence(RefusalWords.Of(refusal));
            case Outcome<Enlistment>.Accepted(var made):
                var audit = new AuditEntry(
                    now,
                    Enlistment.Applicant,
                    "enlist.send",
                    Guid.Parse(made.Id),
                    made.Id,
                    $"{made.Station} {made.Number}"
                );
                var change = new OfficeChange { Audit = audit, Writes = [.. ended, .. ApplyForPost.Register(facts, made)] };
                return !await offices.TryCommitAsync(loaded.Version, change, cancellation) ? null
                    : await TellAsync(made, audit, cancellation) ? Reply.Sentence(Waiting)
                    : Reply.Sentence(
                        "利用の申請を記録しました。署の地域課に通知できる職員がいないため、署の地域課に直接連絡してください。承認されるまでは利用できません。"
                    );
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>The section hears by way of one of the station's councils; its list has the request in any case.</summary>
    private async Task<bool> TellAsync(Enlistment made, AuditEntry audit, CancellationToken cancellation)
    {
        var links = (await offices.FindAsync(made.Station.Value, cancellation))?.Facts.Directory.Councils ?? [];
        foreach (var link in links)
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (
                    await councils.FindAsync(link.Id, cancellation) is not { } council
                    || council.Facts.Council.StationOn(made.Day)?.Station != made.Station
                    || AnswerEnlistment.Asked(made, council.Facts, audit) is not { Count: > 0 } messages
                )
                {
                    break;
                }

                if (await councils.TryCommitAsync(council.Version, new CouncilChange { Audit = audit, Messages = messages }, cancellation))
                {
                    outbox.Wake(link.Id);
                    return true;
                }
            }
        }

        return false;
    }

    private async Task<Reply> DrawAsync(Applicant applicant, FormState form, string? note, CancellationToken cancellation)
    {
        var today = clock.Today();
        var stations = await StationsAsync(cancellation);
        return Reply.Card(
            EnlistCard.Render(
                new EnlistView(
                    new Drawing(Guid.CreateVersion7(clock.GetUtcNow()), applicant.UserId),
                    [.. stations.Select(s => (s.Id.Value, s.PeriodOn(today)?.Name ?? s.Name))],
                    applicant.Name
                )
                {
                    Form = form,
                    Note = note,
                }
            )
        );
    }

    private async Task<IReadOnlyList<Station>> StationsAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        if (_stations is { } known && now - known.At < Kept)
        {
            return known.Stations;
        }

        var found = new List<Station>();
        await foreach (var unit in offices.FindOfficesAsync(cancellation))
        {
            if (
                await offices.FindAsync(unit, cancellation) is { Facts.Station: { } station }
                && station.PeriodOn(JapanTime.DayOf(now)) is not null
            )
            {
                found.Add(station);
            }
        }

        found.Sort((left, right) => string.CompareOrdinal(left.Id.Value, right.Id.Value));
        _stations = (now, found);
        return found;
    }
}
