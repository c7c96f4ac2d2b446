# Thin on purpose: each target is the line behind it.

MAVEN   = mvn -B
SOURCES := $(shell find pom.xml functions shared infra -name target -prune -o -type f -print)

.PHONY: run test check long localstack fix bench produce package deploy

run: infra/local/target/run ; @exec infra/local/target/run
test: ; $(MAVEN) verify
check: ; $(MAVEN) verify && if command -v cfn-lint; then cfn-lint template.yaml && .ci/expand; fi
long: ; $(MAVEN) -Plong -Devents=100000 verify
localstack: ; $(MAVEN) -Dquick -Plocalstack -DskipTests -pl infra/localstack -am verify
fix: ; $(MAVEN) -q spotless:apply
bench: ; $(MAVEN) -q -Dquick -DskipTests -Pbench -pl infra/bench -am verify $(ARGS)
produce: ; $(MAVEN) -q -Dquick -DskipTests -Pproduce -pl infra/bench -am verify $(ARGS)
package: ; $(MAVEN) -q -Dquick -DskipTests package && functions/sizes
deploy: package ; sam deploy --guided

infra/local/target/run: $(SOURCES) ; $(MAVEN) -q -Dquick -Prun -pl infra/local -am verify
