using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Guideline;
using KobanBot.Core.Members;
using KobanBot.Core.Obligations;

namespace KobanBot.Bot.Features.Members.Contacting;

/// <summary>
/// 連絡先, to the officers of the police box and to the section alone, each look noted before it is answered; and 訪問・接触の記録, by which the
/// last contact is known.
/// </summary>
internal sealed class ContactsFlow(ObligationRules rules) : IFlow
{
    public const string SaveVisit = "members.visit.save";

    public IReadOnlyList<Verb> Verbs =>
        [
            new Reads(MemberVerbs.Contacts, ContactsAsync) { Rights = CouncilRights.Contacts },
            Reads.Council(MemberVerbs.Visit, at => Form(at)) with
            {
                Rights = CouncilRights.Contacts,
            },
            Changes.Council(SaveVisit, CouncilRights.Contacts, Save),
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Contacts, "3/1"),
            new(MemberVerbs.Visit, "2/0"),
            new(SaveVisit, "2/1") { Writes = ["council.done"], Audits = ["members.visit.save"] },
        ];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                MemberVerbs.Contacts,
                "委員の電話番号を表示します。閲覧は記録されます。",
                "連絡先",
                "れんらくさき",
                "電話番号",
                "委員の連絡先"
            )
            {
                Audience = Audience.OperatingOfficer | Audience.Section | Audience.SectionChief,
            },
        ];

    private static Task<Reply> ContactsAsync(Reading reading, CancellationToken cancellation) =>
        CouncilPicker.WithCouncilAsync(
            reading,
            "連絡先",
            MemberVerbs.Contacts,
            council => reading.CouncilAsync(council, async (at, token) => await DrawAsync(reading, at, token), cancellation),
            cancellation
        );

    private static async Task<Reply> DrawAsync(Reading reading, Sitting at, CancellationToken cancellation)
    {
        var meeting = at.Data.Text(MemberVerbs.MeetingKey) is { Length: > 0 } id ? at.Facts.Meeting(new MeetingId(id)) : null;
        var one = meeting is null && at.Step.Flow.Length > 0 ? at.Facts.Member(new MemberId(at.Step.Flow)) : null;
        IReadOnlyList<Member> members =
            one is not null ? [one]
            : meeting is null ? [.. at.Facts.MembersOn(at.Today)]
            : [.. ContactAbsentees.Of(at.Facts, meeting, at.Today).Where(a => a.Contacted is null).Select(a => a.Member)];
        var contacts = await reading.ContactsAsync(at, [.. members.Select(m => m.Id)], cancellation);
        return Reply.Card(
            ContactsCard.Render(
                new ContactsView
                {
                    Drawing = at.Draw(),
                    Council = at.Council.Id,
                    CouncilName = at.Council.Name,
                    Today = at.Today,
                    Lines =
                    [
                        .. members.Select(m => new ContactLine(
                            m,
                            contacts.GetValueOrDefault(m.Id),
                            LastContact.Of(at.Facts, m.Id, at.Today)
                        )),
                    ],
                    Meeting = meeting,
                    IsOfOne = one is not null,
                    Page = at.Data.Number(MemberVerbs.PageKey) is > 0 and < 100 and var page ? page : 0,
                }
            )
        );
    }

    private StepResult Save(Sitting at)
    {
        var form = VisitForm.Read(at.Data, new MemberId(at.Step.Flow));
        if (form.Request is not { } request)
        {
            return Form(at, form.State, Replies.CheckInput);
        }

        return request
            .Decide(at.Facts, at.Officer.Id, at.Today)
            .Match<StepResult>(
                visit =>
                    at.Commit(
                        at.Audit(SaveVisit, visit.Subject),
                        new CouncilWrite.PutFulfilment(visit),
                        after => Member(after, "訪問等を記録しました。")
                    ),
                refusal =>
                    Form(
                        at,
                        form.State.With(VisitForm.FieldOf(refusal), RefusalWords.Of(refusal)),
                        VisitForm.FieldOf(refusal) is null ? RefusalWords.Of(refusal) : Replies.CheckInput
                    )
            );
    }

    private Reply Member(Sitting at, string note) =>
        at.Facts.Member(new MemberId(at.Step.Flow)) is { } member
            ? Reply.Card(MemberCard.Render(MemberView.Of(at, member, rules.Guideline, note)))
            : Reply.Sentence(note);

    private static Reply Form(Sitting at, FormState? form = null, string? note = null) =>
        at.Facts.Member(new MemberId(at.Step.Flow)) is { } member
            ? Reply.Card(
                VisitCard.Render(
                    new VisitView
                    {
                        Drawing = at.Draw(),
                        Council = at.Council.Id,
                        CouncilName = at.Council.Name,
                        Today = at.Today,
                        Member = member,
                        Visits = LastContact.Visits(at.Facts, member.Id),
                        Form = form ?? FormState.Clean,
                        Note = note,
                    }
                )
            )
            : Reply.Sentence(RefusalWords.Of(new Refusal("commission.unknown-member")));
}
