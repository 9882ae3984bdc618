using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;
using KobanBot.Support.Conversations;

namespace KobanBot.Core.Tests.Councils;

public sealed class CommandsTests
{
    private static readonly Command First = new(new Guid("00000000-0000-7000-8000-000000000001"), "input");

    private readonly RacingStore _store = new();

    [Fact]
    public async Task A_decision_is_committed_with_its_answer()
    {
        var result = await RunAsync(First, "answer");

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>().Answer.ShouldBe("answer");
        _store.Facts.Answers.Single().ShouldBe(new AnsweredCommand(First.Id, "input", "answer", World.Lead.Id));
    }

    [Fact]
    public async Task The_same_command_again_gets_the_same_answer_and_decides_nothing()
    {
        await RunAsync(First, "answer");

        var result = await RunAsync(First, "another");

        result.ShouldBeOfType<CommandResult<CouncilChange>.Repeated>().Answer.ShouldBe("answer");
        _store.Commits.ShouldBe(1);
    }

    [Fact]
    public async Task The_same_id_with_another_input_is_another_matter()
    {
        await RunAsync(First, "answer");

        var result = await RunAsync(First with { Input = "other" }, "another");

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>().Answer.ShouldBe("another");
    }

    [Fact]
    public async Task A_lost_race_is_decided_once_more_on_fresh_facts()
    {
        _store.LoseNext(1);

        var result = await RunAsync(First, "answer");

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>();
        _store.Loads.ShouldBe(2);
    }

    [Fact]
    public async Task A_second_lost_race_is_given_up_without_effect()
    {
        _store.LoseNext(2);

        (await RunAsync(First, "answer")).ShouldBeOfType<CommandResult<CouncilChange>.ChangedMeanwhile>();
        _store.Commits.ShouldBe(0);
    }

    [Theory]
    [InlineData("input", "theirs")]
    [InlineData("other", null)]
    public async Task What_another_delivery_of_the_command_has_done_meanwhile_is_the_answer_of_this_one_too(string input, string? answer)
    {
        _store.LoseNext(2, to: new AnsweredCommand(First.Id, input, "theirs", World.Lead.Id));

        var result = await RunAsync(First, "answer");

        ((result as CommandResult<CouncilChange>.Repeated)?.Answer).ShouldBe(answer);
        (result is CommandResult<CouncilChange>.ChangedMeanwhile).ShouldBe(answer is null);
        _store.Commits.ShouldBe(0);
    }

    [Theory]
    [InlineData("input")]
    [InlineData("other")]
    public async Task What_was_answered_to_another_person_is_not_given_and_nothing_is_decided(string input)
    {
        await RunAsync(First, "theirs");

        var result = await RunAsync(First with { Input = input }, World.Second.Id, _ => null, "mine");

        result.ShouldBeOfType<CommandResult<CouncilChange>.UsedUp>();
        _store.Commits.ShouldBe(1);
        (await RunAsync(First, "again")).ShouldBe(new CommandResult<CouncilChange>.Repeated("theirs"));
    }

    [Fact]
    public async Task What_was_answered_to_nobody_knows_whom_is_not_given_but_another_input_is_another_matter()
    {
        _store.LoseNext(1, to: new AnsweredCommand(First.Id, "input", "old"));
        (await RunAsync(First, "answer")).ShouldBeOfType<CommandResult<CouncilChange>.UsedUp>();
        _store.Commits.ShouldBe(0);

        (await RunAsync(First with { Input = "other" }, "answer")).ShouldBeOfType<CommandResult<CouncilChange>.Done>();
    }

    [Fact]
    public async Task Whoever_has_lost_the_right_gets_no_kept_answer_and_nothing_is_decided()
    {
        await RunAsync(First, "secret");

        var result = await RunAsync(First, World.Lead.Id, _ => "no", "another");

        result.ShouldBe(new CommandResult<CouncilChange>.Refused("no"));
        _store.Commits.ShouldBe(1);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_right_is_asked_of_every_reading_even_of_the_last_look_after_two_lost_races(int lost)
    {
        _store.LoseNext(lost, to: new AnsweredCommand(First.Id, "input", "secret", World.Lead.Id));
        var asked = 0;

        var result = await RunAsync(First, World.Lead.Id, _ => asked++ < lost ? null : "no", "answer");

        result.ShouldBe(new CommandResult<CouncilChange>.Refused("no"));
        (asked, _store.Loads, _store.Commits).ShouldBe((lost + 1, lost + 1, 0));
    }

    [Fact]
    public async Task Another_persons_answer_is_not_given_after_two_lost_races_either()
    {
        _store.LoseNext(2, to: new AnsweredCommand(First.Id, "input", "theirs", World.Second.Id));

        (await RunAsync(First, "answer")).ShouldBeOfType<CommandResult<CouncilChange>.UsedUp>();
    }

    [Fact]
    public async Task The_answer_is_kept_with_the_draft_that_the_command_writes_wherever_it_stands_among_the_writes()
    {
        var draft = Meetings.RecordMeetingTests.Draft();
        var drop = new CouncilWrite.DropDraft(new MeetingId("D0"));

        var first = await CommittedAsync(new CouncilWrite.PutDraft(draft), drop);
        var second = await CommittedAsync(drop, new CouncilWrite.PutDraft(draft));

        foreach (var change in new[] { first, second })
        {
            change.Answer.ShouldBeNull();
            change.Writes.OfType<CouncilWrite.PutDraft>().Single().Fact.Answers.Select(a => a.Answer).ShouldBe(["answer"]);
        }

        async Task<CouncilChange> CommittedAsync(params CouncilWrite[] writes) =>
            (await RunAsync(First, "answer", writes)).ShouldBeOfType<CommandResult<CouncilChange>.Done>().Committed.ShouldNotBeNull();
    }

    [Fact]
    public async Task No_change_is_no_commit_and_no_memory()
    {
        var result = await Commands(World.Central)
            .RunAsync(
                First,
                World.Lead.Id,
                _ => null,
                (_, _) => ValueTask.FromResult(new Decision<CouncilChange>(null, "look")),
                CancellationToken.None
            );

        result.ShouldBeOfType<CommandResult<CouncilChange>.Done>().Committed.ShouldBeNull();
        _store.Commits.ShouldBe(0);
    }

    [Fact]
    public async Task A_council_that_does_not_exist_is_said_so() =>
        (
            await Commands(new CouncilId("none"))
                .RunAsync(First, World.Lead.Id, _ => null, (_, _) => throw new InvalidOperationException(), CancellationToken.None)
        ).ShouldBeOfType<CommandResult<CouncilChange>.NotFound>();

    [Fact]
    public void Eight_answers_are_remembered_and_the_oldest_goes_first()
    {
        IReadOnlyList<AnsweredCommand> answers = [];

        for (byte i = 1; i <= 10; i++)
        {
            answers = AnsweredCommand.LastEight(answers, new AnsweredCommand(new Guid([.. new byte[15], i]), "", $"{i}"));
        }

        answers.Select(a => a.Answer).ShouldBe(["3", "4", "5", "6", "7", "8", "9", "10"]);
    }

    private Commands<LoadedCouncil, CouncilChange> Commands(CouncilId council) => new(new CouncilPartition(_store, council));

    private Task<CommandResult<CouncilChange>> RunAsync(Command command, string answer, params CouncilWrite[] writes) =>
        RunAsync(command, World.Lead.Id, _ => null, answer, writes);

    private Task<CommandResult<CouncilChange>> RunAsync(
        Command command,
        OfficerId by,
        Func<LoadedCouncil, string?> refuse,
        string answer,
        params CouncilWrite[] writes
    ) =>
        Commands(World.Central)
            .RunAsync(
                command,
                by,
                refuse,
                (_, _) =>
                    ValueTask.FromResult(
                        new Decision<CouncilChange>(
                            new CouncilChange { Audit = new AuditEntry(World.Now, World.Lead.Id, "test", command.Id), Writes = writes },
                            answer
                        )
                    ),
                CancellationToken.None
            );

    /// <summary>One council in memory that loses as many races as it is told.</summary>
    private sealed class RacingStore : ICouncilStore
    {
        private int _losses;
        private AnsweredCommand? _winner;

        public CouncilFacts Facts { get; private set; } = World.CentralFacts;

        public int Loads { get; private set; }

        public int Commits { get; private set; }

        /// <param name="to">What the winner of the last race has answered.</param>
        public void LoseNext(int races, AnsweredCommand? to = null) => (_losses, _winner) = (races, to);

        public Task<LoadedCouncil?> FindAsync(CouncilId id, CancellationToken cancellation)
        {
            Loads++;
            return Task.FromResult(id == World.Central ? new LoadedCouncil(Facts, new Version(id)) : null);
        }

        public Task<bool> TryCommitAsync(CouncilVersion version, CouncilChange change, CancellationToken cancellation)
        {
            if (_losses-- > 0)
            {
                if (_losses == 0 && _winner is not null)
                {
                    Facts = Facts with { Answers = [_winner] };
                }

                return Task.FromResult(false);
            }

            Commits++;
            if (change.Answer is { } answer)
            {
                Facts = Facts with { Answers = AnsweredCommand.LastEight(Facts.Answers, answer) };
            }

            return Task.FromResult(true);
        }

        public Task<bool> TryCreateAsync(Council council, CouncilChange change, CancellationToken cancellation) =>
            throw new NotSupportedException("Nothing is set up here.");

        public Task<MeetingRecordBody?> FindRecordAsync(CouncilId id, MeetingId meeting, int revision, CancellationToken cancellation) =>
            throw new NotSupportedException("No records here.");

        public Task<IssuedForm?> FindIssuedAsync(CouncilId id, int number, CancellationToken cancellation) =>
            throw new NotSupportedException("No forms here.");

        public Task<IReadOnlyList<MemberContact>> ReadContactsAsync(CouncilId id, AuditEntry access, CancellationToken cancellation) =>
            throw new NotSupportedException("No contacts here.");

        public Task<MemberContact?> FindContactAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
            throw new NotSupportedException("No contacts here.");

        public Task<IReadOnlyList<MemberAmendment>> FindAmendmentsAsync(CouncilId id, MemberId member, CancellationToken cancellation) =>
            throw new NotSupportedException("No amendments here.");

        public IAsyncEnumerable<CouncilId> FindUnfinishedAsync(CancellationToken cancellation) =>
            throw new NotSupportedException("Nothing unfinished here.");

        private sealed class Version(CouncilId council) : CouncilVersion
        {
            public override CouncilId Council => council;
        }
    }
}
