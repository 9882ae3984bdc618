using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Meetings;
using KobanBot.Core.Time;

namespace KobanBot.Bot.Features.Members.Calling;

/// <summary>The inputs of 会議の周知.</summary>
internal static class CallForm
{
    public const string Day = "callDay";
    public const string Means = "means";

    public const string Telephone = "電話";
}

/// <summary>
/// 会議の周知 from a list with telephone numbers, one tap a member, for planned and for extraordinary meetings; the last one completes 周知.
/// </summary>
internal sealed class CallFlow : IFlow
{
    public const string Open = "call.open";
    public const string Tell = "call.tell";
    public const string Undo = "call.undo";

    public const string MeetingKey = "meeting-day";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(Open, OpenAsync) { Rights = CouncilRights.Contacts, IsLookup = true },
            new Changes(Tell, (at, c) => ChangeAsync(at, Told, c)) { Rights = CouncilRights.Contacts },
            new Changes(Undo, (at, c) => ChangeAsync(at, Withdrawn, c)) { Rights = CouncilRights.Contacts },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(Open, "3/1"),
            new(Tell, "3/2") { Writes = ["council.done"], Audits = ["call.tell"] },
            new(Undo, "3/2") { Writes = ["council.done"], Audits = ["call.undo"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(Open, "会議の開催を、電話番号の一覧から一人ずつ周知します。", "周知", "しゅうち", "会議の周知", "かいぎのしゅうち")
            {
                Audience = Audience.OperatingOfficer | Audience.Section | Audience.SectionChief,
            },
        ];

    private static Task<Reply> OpenAsync(Reading reading, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            reading,
            "会議の周知",
            Open,
            council =>
                reading.CouncilAsync(
                    council,
                    async (at, token) =>
                    {
                        var fields = new FieldReader(at.Data);
                        var typed = fields.Date(CallForm.Day);
                        var state = fields.State();
                        var meeting = typed ?? Carried(at) ?? (state.HasErrors ? null : TellOfMeeting.Next(at.Facts, at.Today));
                        var view = View(at, meeting, await ContactsAsync(reading, at, meeting, token));
                        return Reply.Card(CallCard.Render(state.HasErrors ? view with { Form = state, Note = Replies.CheckInput } : view));
                    },
                    cancellation
                ),
            cancellation
        );

    private static Task<Reply> ChangeAsync(
        Changing changing,
        Func<Sitting, DateOnly, Outcome<ToldOfMeeting>> decide,
        CancellationToken cancellation
    ) =>
        changing.ChangeAsync(
            changing.Step.Council,
            async (at, token) =>
            {
                var meeting = Carried(at) ?? DateOnly.MinValue;
                var contacts = await ContactsAsync(changing, at, meeting, token);
                return decide(at, meeting)
                    .Match<StepResult>(
                        told =>
                            at.Commit(
                                new CouncilChange
                                {
                                    Audit = at.Audit(at.Step.Verb, told.Entries[0].Subject),
                                    Writes = [.. told.Entries.Select(e => new CouncilWrite.PutFulfilment(e))],
                                },
                                after => WithNumbers(Entered(View(after, meeting, contacts), after, told))
                            ),
                        refusal => WithNumbers(View(at, meeting, contacts) with { Note = RefusalWords.Of(refusal) })
                    );
            },
            cancellation
        );

    private static Outcome<ToldOfMeeting> Told(Sitting at, DateOnly meeting) =>
        new TellOfMeeting(
            meeting,
            new MemberId(at.Step.Flow),
            at.Data.Text(CallForm.Means) is { Length: > 0 and <= 20 } means ? means : CallForm.Telephone
        ).Decide(at.Facts, at.Officer.Id, at.Today);

    private static Outcome<ToldOfMeeting> Withdrawn(Sitting at, DateOnly meeting) =>
        TellOfMeeting.Withdraw(at.Facts, meeting, new MemberId(at.Step.Flow));

    /// <summary>Of those who are still to be told, or are again once it is taken back; nobody else's number is shown.</summary>
    private static async Task<IReadOnlyDictionary<MemberId, MemberContact>> ContactsAsync(
        Reading reading,
        Sitting at,
        DateOnly? meeting,
        CancellationToken cancellation
    )
    {
        var members = meeting is { } day ? TellOfMeeting.Of(at.Facts, day) : [];
        List<MemberId> waiting = [.. members.Where(m => m.Entry is null || m.Member.Id.Value == at.Step.Flow).Select(m => m.Member.Id)];
        return waiting.Count == 0 ? new Dictionary<MemberId, MemberContact>() : await reading.ContactsAsync(at, waiting, cancellation);
    }

    /// <summary>The numbers are shown, and not kept with the command.</summary>
    private static Reply WithNumbers(CallView view) =>
        Reply.Card(CallCard.Render(view)) with
        {
            Kept = Reply.Sentence($"{view.Note}「周知」と送信すると、一覧が表示されます。"),
        };

    private static CallView Entered(CallView view, Sitting at, ToldOfMeeting told) =>
        told.Entries[0].Withdrawn || at.Facts.Member(new MemberId(at.Step.Flow)) is not { } member
            ? view with
            {
                Note = "取り消しました。",
            }
            : view with
            {
                Note = $"{member.Name}さんを周知済みとしました。",
                JustTold = member,
            };

    private static CallView View(Sitting at, DateOnly? meeting, IReadOnlyDictionary<MemberId, MemberContact> contacts) =>
        new()
        {
            Drawing = at.Draw(),
            Council = at.Council.Id,
            CouncilName = at.Council.Name,
            Today = at.Today,
            Meeting = meeting,
            Members = meeting is { } day ? TellOfMeeting.Of(at.Facts, day) : [],
            Contacts = contacts,
        };

    /// <summary>The day of the meeting that the button carries.</summary>
    private static DateOnly? Carried(Sitting at) => JapaneseDate.TryParse(at.Data.Text(MeetingKey), out var day) ? day : null;
}
